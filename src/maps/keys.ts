/** What the keys of a focused map ask for: arrows move, plus and minus zoom, the page keys walk from place to place. */
export type Command =
  | { readonly does: 'pan'; readonly right: number; readonly down: number }
  | { readonly does: 'zoom'; readonly by: number }
  | { readonly does: 'walk'; readonly step: 1 | -1 }
  | { readonly does: 'fit' | 'open' | 'close' };

const step = 80;
const commands: Readonly<Record<string, Command>> = {
  ArrowLeft: { does: 'pan', right: -step, down: 0 },
  ArrowRight: { does: 'pan', right: step, down: 0 },
  ArrowUp: { does: 'pan', right: 0, down: -step },
  ArrowDown: { does: 'pan', right: 0, down: step },
  '+': { does: 'zoom', by: 1 },
  '=': { does: 'zoom', by: 1 },
  '-': { does: 'zoom', by: -1 },
  _: { does: 'zoom', by: -1 },
  PageDown: { does: 'walk', step: 1 },
  n: { does: 'walk', step: 1 },
  PageUp: { does: 'walk', step: -1 },
  p: { does: 'walk', step: -1 },
  Home: { does: 'fit' },
  Enter: { does: 'open' },
  Escape: { does: 'close' },
};

/** Keys that come with Ctrl, Alt or ⌘ belong to the browser. */
export function commandOf({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): Command | undefined {
  return ctrlKey || altKey || metaKey ? undefined : commands[key];
}

/** What a map can do for a key. Walking, opening and closing say whether there was something to do. */
export interface Moves {
  pan(right: number, down: number): void;
  zoom(by: number): void;
  fit(): void;
  walk(step: 1 | -1): boolean;
  open(): boolean;
  close(): boolean;
}

/** Whether there was something to do. */
export function obey(command: Command, moves: Moves): boolean {
  switch (command.does) {
    case 'pan':
      moves.pan(command.right, command.down);
      return true;
    case 'zoom':
      moves.zoom(command.by);
      return true;
    case 'fit':
      moves.fit();
      return true;
    case 'walk':
      return moves.walk(command.step);
    default:
      return moves[command.does]();
  }
}
