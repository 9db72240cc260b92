import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';

/**
 * Puts every task to a copy of a script that runs as a process of its own, as many as there are processors.
 *
 * @param script answers each message, a task, with one message; its first argument is `worker`
 * @param args the arguments after it
 */
export async function inParallel<T>(
  script: string,
  tasks: readonly string[],
  args: readonly string[] = [],
): Promise<T[]> {
  const queue = [...tasks];
  const length = Math.min(availableParallelism(), tasks.length);
  const workers = Array.from({ length }, () => fork(script, ['worker', ...args]));
  const answers = await Promise.all(workers.map((worker) => served<T>(worker, queue)));
  return answers.flat();
}

function served<T>(worker: ChildProcess, queue: string[]): Promise<T[]> {
  const answers: T[] = [];
  return new Promise((resolve, reject) => {
    const next = () => {
      const task = queue.shift();
      if (task === undefined) {
        worker.disconnect();
        resolve(answers);
      } else {
        worker.send(task);
      }
    };
    worker.on('message', (answer) => {
      answers.push(answer as T);
      next();
    });
    worker.on('exit', (code) => {
      if (code !== 0) {
        reject(new Error(`a worker ended with ${code}`));
      }
    });
    next();
  });
}
