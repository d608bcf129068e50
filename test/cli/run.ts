// Runs the command as a user does, in a process of its own, on a tree that has one race.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { projectRoot } from '../project-root.js';

/** The bundle, which starts faster than the modules it is made of, and is what users run. */
export const bin = path.join(projectRoot, 'dist', 'go-map-lint.js');

/** For `skip`: false where the program is on this machine, else the reason that is printed. */
export function without(program: string): string | false {
  return spawnSync(program, ['--version']).status !== 0 && `${program} is not on PATH`;
}

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What tests keep goes with the next build; the user's own cache is left alone. */
const XDG_CACHE_HOME = path.join(projectRoot, 'build', 'cache');

/** Without a terminal, without colour settings, and without the machine's Go, so that every machine says the same. */
export function goMapLint(cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Run {
  const { NO_COLOR, FORCE_COLOR, ...rest } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...rest, GOROOT: 'off', GOOS: 'linux', GOARCH: 'amd64', XDG_CACHE_HOME, ...env },
  });
  return { code: status, stdout, stderr };
}

/** The same through a shell, which sees pipes and signals. `$LINT` is the command. */
export function shell(cwd: string, script: string): Run {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, GOROOT: 'off', XDG_CACHE_HOME, LINT: `${process.execPath} ${bin}` },
  });
  return { code: status, stdout, stderr };
}

const head = 'package jobs\n\nimport "sync"\n\n';

/** Every goroutine of the loop writes the map at the line that holds RACE. */
export const racy = `${head}func Collect(names []string) map[string]int {
	found := make(map[string]int)
	var wg sync.WaitGroup
	for _, name := range names {
		wg.Add(1)
		go func() {
			defer wg.Done()
			found[name] = len(name) // RACE
		}()
	}
	wg.Wait()
	return found
}
`;

export const clean = `${head}var mu sync.Mutex\n\nfunc Lock() { mu.Lock() }\n`;

export const tree = {
  'go.mod': 'module example.com/app\n\ngo 1.22\n',
  'jobs/jobs.go': racy,
  'clean/clean.go': clean,
};
