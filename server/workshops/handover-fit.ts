import { cleanText, isTextPoll, readTally } from '../../workshops/format/ballot.ts';
import { hasKeysOf, isCountOf } from '../../workshops/format/counted.ts';
import { questionOf } from '../../workshops/format/result.ts';
import { fewestVotes, ownLists, type Tally } from '../../workshops/format/room.ts';
import type { Votable } from '../../workshops/format/workshop.ts';
import { type Agenda, columnsOf } from './agenda.ts';
import { workshopError } from './errors.ts';
import { type Handover, unreadable } from './handover.ts';
import type { KeptPoll, RoomContent } from './room-content.ts';

/** What a file brings into a room. */
type Brought = Pick<RoomContent, 'polls' | 'paper' | 'lists' | 'followUp'>;

/** A sum of votes as a file has it: without a tally where there were too few. */
interface Sum {
  votes: number;
  tally?: Tally | undefined;
}

/**
 * Compares what a file brings with this server's own format of that name. Nothing is left out without a word: what the format
 * does not have is refused.
 * @throws UEBERGABE_FORMAT (422) where the format lacks what the file names; UEBERGABE_UNLESBAR (422) where numbers or texts
 * cannot be what KomKI has written
 */
export function broughtIn(file: Handover, agenda: Agenda): Brought {
  /** @param grund German, without a full stop: what this server's format lacks */
  const lacks = (grund: string) => workshopError('UEBERGABE_FORMAT', { format: file.format, grund });

  function fittingSum(votable: Votable, { votes, tally }: Sum): { votes: number; tally?: Tally } {
    const question = questionOf(votable);
    if (tally && tally.votes < fewestVotes) {
      throw unreadable(`„${question}“ hat ein Ergebnis aus weniger als fünf Stimmen, und so eines gibt es nicht`);
    }
    if (!tally && votes < fewestVotes) return { votes };
    if (tally?.votes !== votes) throw unreadable(`Das Ergebnis zu „${question}“ passt nicht zur Zahl der Stimmen`);
    if (!isTextPoll(votable) && !hasKeysOf(votable, tally)) throw lacks(`„${question}“ hat hier andere Antworten`);
    if (!isCountOf(votable, tally)) throw unreadable(`Was zu „${question}“ gezählt wurde, passt nicht zusammen`);
    return { votes, tally };
  }

  function pollOf({ id, votes, tally, revealed, moderated }: Handover['content']['polls'][number]): KeptPoll {
    const votable = agenda.votables.get(id);
    if (!votable) throw lacks(`Die Abstimmung „${id}“ gibt es darin nicht`);
    const texts = new Set(moderated.map(({ text }) => text));
    if (texts.size < moderated.length || (texts.size > 0 && !isTextPoll(votable))) {
      throw unreadable(`Was über die Texte zu „${questionOf(votable)}“ entschieden wurde, passt nicht zusammen`);
    }
    const sum = fittingSum(votable, { votes, tally });
    return { id, state: 'closed', round: 1, revealed, counted: true, moderated, ...sum };
  }

  /** The rows, each with a cell per column of the list. */
  function fittingRows(list: string, rows: readonly string[][]): void {
    const isOwn = Object.values(ownLists).some((own) => own === list);
    const kind = isOwn ? 'texts' : agenda.lists.get(list)?.list;
    if (!kind) throw lacks(`Die Liste „${list}“ gibt es darin nicht`);
    const { length } = columnsOf(kind);
    if (rows.some((cells) => cells.length !== length)) throw lacks(`Die Liste „${list}“ hat hier andere Spalten`);
  }

  const { paper, lists, followUp } = file.content;
  const polls = file.content.polls.map(pollOf);
  const ids = new Set(polls.map(({ id }) => id));
  if (ids.size < polls.length) throw unreadable('Eine Abstimmung steht zweimal darin');
  for (const [id, tally] of Object.entries(paper)) {
    const votable = ids.has(id) ? agenda.votables.get(id) : undefined;
    if (!votable || !hasKeysOf(votable, tally) || !readTally(votable, tally)) {
      throw unreadable(`Die Stimmen auf Papier zu „${votable ? questionOf(votable) : id}“ passen nicht zur Abstimmung`);
    }
  }
  const rows = Object.entries(lists).map(([list, all]) => {
    fittingRows(
      list,
      all.map(({ cells }) => cells),
    );
    if (new Set(all.map(({ id }) => id)).size < all.length) {
      throw unreadable(`In der Liste „${list}“ steht eine Zeile zweimal`);
    }
    return [list, all.map(({ id, cells }) => ({ id, cells: cells.map(cleanText) }))] as const;
  });
  const answers = Object.entries(followUp ?? {}).map(([id, sum]) => {
    const votable = agenda.followUps.map(({ votables }) => votables.get(id)).find((one) => one !== undefined);
    if (!votable) throw lacks(`Die Nachfrage „${id}“ gibt es darin nicht`);
    return [id, fittingSum(votable, sum)] as const;
  });
  for (const id of Object.keys(file.protocol?.notes ?? {})) {
    if (!agenda.blocks.some((block) => block.id === id)) {
      throw lacks(`Den Block „${id}“, zu dem das Protokoll eine Notiz hat, gibt es darin nicht`);
    }
  }
  for (const [list, cells] of Object.entries(file.protocol?.lists ?? {})) fittingRows(list, cells);
  return {
    polls,
    paper,
    lists: Object.fromEntries(rows),
    ...(followUp && { followUp: Object.fromEntries(answers) }),
  };
}
