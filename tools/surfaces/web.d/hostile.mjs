// Adds to a repository: a chain of 40 functions, and script in a path, in a function's text and in a subject.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';

const repo = process.argv[2];
const chain = Array.from({ length: 40 }, (_, i) => `int hop_${i}(int x)\n{\n\treturn ${i < 39 ? `hop_${i + 1}(x)` : 'x'};\n}\n`).reverse().join('\n');
mkdirSync(`${repo}/drivers/<script>`, { recursive: true });
writeFileSync(`${repo}/drivers/<script>/chain.c`, chain);
writeFileSync(`${repo}/drivers/hostile.c`, `/* <script>window.hurt = 1</script> */
static const char *said = "</pre><img src=x onerror='window.hurt = 1'><script>window.hurt = 1</script>";
int hostile_one(int x)
{
	return hop_0(x); /* "><svg onload=window.hurt=1> */
}
int hostile_two(int x)
{
	return hostile_one(x) + hop_38(x);
}
`);
const git = (...args) => execFileSync('git', ['-C', repo, ...args], { stdio: 'pipe',
  env: { ...process.env, GIT_AUTHOR_DATE: '2025-01-02T00:00:00Z', GIT_COMMITTER_DATE: '2025-01-02T00:00:00Z' } });
git('add', '-A');
git('commit', '-q', '-m', "dax: <script>window.hurt = 1</script> <img src=x onerror='window.hurt = 1'>\n\nA body.\n\nSigned-off-by: A Sample <sample@example.org>");
