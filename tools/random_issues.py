"""Random issues with the shipped templates: how many Word files are invalid or lack a text.

python -m tools.random_issues [COUNT] [FIRST]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from bulletin_cli.store.templates import load_template
from bulletin_cli.writers.docx import write
from tests.random_issues import as_composed, faults, lost
from tests.samples import ROOT, TEMPLATES

_BATCH = 50  # files that the check of the schemas is given at once


def main(count: int = 5_000, first: int = 0) -> int:
    """Try the issues of the seeds from `first`, print what fails; return the exit code."""
    templates = [load_template(name, ROOT) for name in TEMPLATES]
    invalid = lacking = 0
    with tempfile.TemporaryDirectory() as made:
        files: list[Path] = []
        for seed in range(first, first + count):
            document = as_composed(seed, templates[seed % len(templates)])
            data = write(document)
            if text := lost(document, data):
                lacking += 1
                print(f"{seed}：没有“{text}”")
            files.append(Path(made) / f"{seed}.docx")
            files[-1].write_bytes(data)
            if len(files) == _BATCH or seed == first + count - 1:
                told = faults(files)
                invalid += len(told)
                print(*told, f"{seed + 1 - first} 期", sep="\n", flush=True)
                for file in files:
                    file.unlink()
                files = []
    print(f"{count} 期：{invalid} 处不合规范，{lacking} 期缺字")
    return 1 if invalid or lacking else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
