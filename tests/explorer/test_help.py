"""Help: every command and option has it, in both languages, with an example that works."""

from __future__ import annotations

import shlex
from typing import Any

import pytest
import typer

from explorer.help import EXAMPLES, speak
from explorer.language import Lang
from explorer.main import COMMANDS, app, main


def _program(lang: Lang) -> Any:
    program = typer.main.get_command(app)
    speak(program, lang)
    return program


def test_every_command_and_option_is_explained_in_both_languages() -> None:
    english, vietnamese = _program(Lang.EN), _program(Lang.VI)
    for name in COMMANDS:
        ours, theirs = english.commands[name], vietnamese.commands[name]
        for mine, other in ((ours, theirs), *zip(ours.params, theirs.params, strict=True)):
            assert mine.help
            assert other.help
            assert mine.help != other.help, (name, mine.help)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_example_of_a_command_is_a_command_line_it_takes(command: str) -> None:
    words = shlex.split(EXAMPLES[command])
    assert words[:2] == ["lienket", command]
    with _program(Lang.EN).commands[command].make_context(command, words[2:], resilient_parsing=True) as context:
        assert context.params


def test_help_speaks_the_language_asked_for(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert main(["path", "--help", "--lang", "vi"]) == 0
    assert "Kể hai nút nối với nhau thế nào" in capsys.readouterr().out
    monkeypatch.setenv("LIENKET_LANG", "vi")
    assert main(["--help"]) == 0
    assert "Đưa bài báo vào" in capsys.readouterr().out
    assert main(["--lang=en", "--help"]) == 0
    assert "Articles in" in capsys.readouterr().out


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_help_of_every_command_can_be_shown(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    for command in COMMANDS:
        assert main([command, "--help", "--lang", lang]) == 0
        shown = capsys.readouterr()
        assert shown.err == ""
        assert EXAMPLES[command] in " ".join(shown.out.split())


def test_the_program_alone_shows_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "lienket [OPTIONS] COMMAND" in capsys.readouterr().out
