// The commands of an application: `app serve`, `app list`. A process runs one of them, so what two of them do never meets. In:
// the functions on a way. Out: whether two ways lead through different commands.
//
//	func newServe(a *App) *cobra.Command { return &cobra.Command{RunE: a.serve} }
//	func newList(a *App) *cobra.Command  { return &cobra.Command{RunE: a.list} }
//
// Commands are told apart by who makes them: what one command prepares in `PreRun` and does in `Run` is made known in one place,
// and what a parent prepares for all of them, by a function that leads to those which make the others.
import { commandParameter } from '../knowledge/index.js';
import type { Func } from '../model/program.js';
import type { Context } from './context.js';
import { typeName } from './handlers.js';
import type { Chain, SummaryAccess } from './summary.js';

/** The function that makes the command, and those that lead there. */
interface Command {
  readonly maker: Func;
  readonly above: ReadonlySet<Func>;
}

export function areOfTwoCommands(a: Context, b: Context): boolean {
  return areApart(commandOf(a), commandOf(b));
}

/** ... for what one function lets run at the same time. */
export function areAccessesOfTwoCommands(a: SummaryAccess, b: SummaryAccess): boolean {
  const first = commandIn(functionsOf(a));
  return first !== undefined && areApart(first, commandIn(functionsOf(b)));
}

function areApart(mine: Command | undefined, theirs: Command | undefined): boolean {
  if (!mine || !theirs || mine.maker === theirs.maker) return false;
  return !mine.above.has(theirs.maker) && !theirs.above.has(mine.maker);
}

const known = new WeakMap<Context, { readonly command: Command | undefined }>();

function commandOf(context: Context): Command | undefined {
  let found = known.get(context);
  if (!found) {
    const way: Func[] = [];
    for (let at: Context | undefined = context; at; at = at.from?.context) way.unshift(at.func);
    found = { command: commandIn(way) };
    known.set(context, found);
  }
  return found.command;
}

function functionsOf({ chain, site }: SummaryAccess): readonly Func[] {
  const way: Func[] = [];
  for (let at: Chain | undefined = chain; at; at = at.next) way.push(at.func);
  return [...way, site.func];
}

/** The outermost function first. */
function commandIn(way: readonly Func[]): Command | undefined {
  const at = way.findIndex(runsCommand);
  const maker = way[at - 1];
  return maker ? { maker, above: new Set(way.slice(0, at - 1)) } : undefined;
}

/**
 * `func(cmd *cobra.Command, args []string) error`, `func(c *cli.Context) error`, `func(ctx context.Context, cmd *cli.Command) error`:
 * not what adds a command to another, or helps with one.
 */
export function runsCommand({ params }: Func): boolean {
  const [first, second, ...others] = params.map(({ type }) => typeName(type));
  if (!first || others.length > 0) return false;
  const isCommand = (name: string): boolean => commandParameter.test(name);
  if (second === undefined) return isCommand(first) && first.endsWith('.Context');
  return first === 'context.Context' ? isCommand(second) : isCommand(first) && second === '[]string';
}
