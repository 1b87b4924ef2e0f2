import type { RoomMoved, SentCommand, StageCommand, StageState } from '../../workshops/format/room.ts';
import { RoomView } from './room.ts';
import { ask } from './room-link.ts';

/** What became of a command: done; another remote was faster and the room stands elsewhere; not sent; refused with a code. */
export type CommandOutcome = 'done' | 'overtaken' | 'not sent' | { refused: string; words: string };

/** Commands that mean another thing once somebody else has moved the room. */
const moves = new Set<StageCommand['do']>(['next', 'previous', 'undo']);
/** How often a command that lost against another one is sent again. */
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
   * Another remote was faster: what does not depend on where the room stands is sent again, and so is a move while the room
   * stands where it stood when the button was pressed.
   */
  private async send(command: StageCommand, block: string | undefined): Promise<CommandOutcome> {
    for (let attempt = 0; attempt < tries; attempt++) {
      const body: SentCommand = { ...command, revision: this.state?.revision ?? 0 };
      const response = await ask(this.world, `${this.address}/befehl`, 'POST', body).catch(() => undefined);
      if (!response || response.status >= 500) return 'not sent';
      const answer: unknown = await response.json().catch(() => ({}));
      if (response.ok) {
        this.link.take(answer as StageState);
        return 'done';
      }
      const { code = `${response.status}`, message = '', state } = answer as Partial<RoomMoved>;
      if (!state) return { refused: code, words: message };
      this.link.take(state);
      if (moves.has(command.do) && this.state?.block !== block) return 'overtaken';
    }
    return 'overtaken';
  }
}
