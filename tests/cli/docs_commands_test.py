"""docs_commands_test.py DRAMATIS [ROOT]: every command that README.md and docs/*.md show, in order.

A command is a line "$ dramatis ..." of a code block, with the lines that a backslash joins to it. README.md comes first;
all run in one folder, beside the examples, so that what one writes the next may read. --self-test proves that a command
that fails is found.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

COMMAND = re.compile(r"^(?:    |\t)?\s*\$ (dramatis .*)$")


def commands_in(text):
    lines = iter(enumerate(text.splitlines(), 1))
    for number, line in lines:
        if match := COMMAND.match(line):
            command = match[1]
            while command.endswith("\\"):
                command = command[:-1] + next(lines)[1].strip()
            yield number, command


def run_all(documents, program, examples):
    """Complaints, and how many commands ran."""
    complaints, count = [], 0
    with tempfile.TemporaryDirectory(prefix="dramatis-docs-") as folder:
        folder = pathlib.Path(folder)
        (folder / "bin").mkdir()
        (folder / "bin" / "dramatis").symlink_to(program)
        if examples.exists():
            shutil.copytree(examples, folder / "examples")
        environment = {**os.environ, "PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "XDG_CONFIG_HOME": str(folder),
                       "HOME": str(folder)}
        for name, text in documents:
            for number, command in commands_in(text):
                count += 1
                process = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=folder, env=environment, timeout=600,
                                         stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
                if process.returncode != 0:
                    complaints.append(f"{name}:{number}: {command}\n  status {process.returncode}: "
                                      f"{process.stdout.decode(errors='replace')[-500:]}")
    return complaints, count


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    if sys.argv[2:] == ["--self-test"]:
        complaints, count = run_all([("a.md", "    $ dramatis --version\n\n```\n$ dramatis qurey\n```\n")], program,
                                    pathlib.Path("/nonexistent"))
        sys.exit(0 if count == 2 and len(complaints) == 1 and "a.md:4" in complaints[0] else 1)
    root = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else pathlib.Path(__file__).parents[2])
    paths = [root / "README.md", *sorted((root / "docs").glob("*.md"))]
    documents = [(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")) for path in paths]
    complaints, count = run_all(documents, program, root / "examples")
    for complaint in complaints:
        print(complaint)
    print(f"{count} commands, {len(complaints)} failed")
    sys.exit(0 if count > 0 and not complaints else 1)


if __name__ == "__main__":
    main()
