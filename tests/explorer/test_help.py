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
        params = [command.get_params(typer.Context(command, help_option_names=["--help"])) for command in (ours, theirs)]
        for mine, other in ((ours, theirs), *zip(*params, strict=True)):
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


@pytest.mark.parametrize("command", [[], *([command] for command in COMMANDS)])
def test_an_option_that_takes_no_value_is_shown_with_none(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert main([*command, "--help"]) == 0
    shown = capsys.readouterr().out
    assert "--help" in shown
    assert "<bool>" not in shown


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("lienket map --type LO", ["LOCATED_IN"]),
        ("lienket search --label A", ["Agreement", "Article"]),
        ("lienket map --theme d", ["dark"]),
        ("lienket st", ["stats"]),
    ],
)
def test_the_shell_completes_commands_and_values(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, line: str, offered: list[str]
) -> None:
    monkeypatch.setenv("_LIENKET_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(line.count(" ")))
    with pytest.raises(SystemExit, match="0"):
        main(["ignored"])
    assert capsys.readouterr().out.split() == offered


def test_the_program_alone_shows_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "lienket [OPTIONS] COMMAND" in capsys.readouterr().out
