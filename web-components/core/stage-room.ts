import type { StageCommand, StageState } from '../../workshops/format/room.ts';
import { RoomView } from './room.ts';
import { ask } from './room-link.ts';

/** What became of a command: done; another remote was faster and the room stands elsewhere; not sent; refused with a code. */
export type CommandOutcome = 'done' | 'overtaken' | 'not sent' | { refused: string; words: string };

/** Commands that mean another thing once somebody else has moved the room. */
const moves = new Set<StageCommand['do']>(['next', 'previous', 'undo']);
/** What the server says to a command: the new state, and why it was not obeyed. */
interface Answer {
  state?: StageState;
  code?: string;
  message?: string;
}

/** How often a command that lost against another change is sent again. */
const tries = 5;

/** The facilitator's device: hears the stage and commands the room. */
export class StageRoom extends RoomView<StageState> {
  /** Commands go one after the other, each decided on what the one before has made. */
  private queue: Promise<unknown> = Promise.resolve();

  command(command: StageCommand): Promise<CommandOutcome> {
    const block = this.state?.block;
    const sent = this.queue.then(() => this.send(command, block));
    this.queue = sent.catch(() => {});
    return sent;
  }

  /**
   * Votes raise the revision too, so a 409 alone says little: what does not depend on where the room stands is sent again, and so
   * is a move while the room stands where it stood when the button was pressed.
   */
  private async send(command: StageCommand, block: string | undefined): Promise<CommandOutcome> {
    for (let attempt = 0; attempt < tries; attempt++) {
      const body = { revision: this.state?.revision ?? 0, command };
      const response = await ask(this.world, `${this.address}/befehl`, 'POST', body).catch(() => undefined);
      if (!response || response.status >= 500) return 'not sent';
      const answer = (await response.json().catch(() => ({}))) as Answer;
      if (answer.state) this.link.take(answer.state);
      if (response.ok) return 'done';
      if (response.status !== 409) return { refused: answer.code ?? `${response.status}`, words: answer.message ?? '' };
      if (moves.has(command.do) && this.state?.block !== block) return 'overtaken';
    }
    return 'overtaken';
  }
}
