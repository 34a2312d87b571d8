"""docs/cli.md against the parser of the program, word by word."""
import json
import re

from conftest import ROOT, run


def described():
    """Commands of docs/cli.md: name to abstract and rows of the table."""
    commands = {}
    for section in re.split(r"^## ", (ROOT / "docs/cli.md").read_text(), flags=re.MULTILINE)[1:]:
        heading, abstract, *lines = section.splitlines()
        rows = [re.fullmatch(r"\| (`.*`) \| (.*) \|", line) for line in lines]
        commands[heading.strip("`")] = (abstract, {row[1]: row[2] for row in rows if row})
    return commands


def signature(argument):
    """An argument as docs/cli.md writes it: `--file`, `-f` `<file>`."""
    value = f"`<{argument['valueName']}>`"
    if argument["kind"] == "positional":
        return value
    names = ", ".join(f"`{'--' if name['kind'] == 'long' else '-'}{name['name']}`" for name in argument["names"])
    return names if argument["kind"] == "flag" else f"{names} {value}"


def meaning(argument):
    default = argument.get("defaultValue")
    return argument["abstract"] + (f" Default: {default}." if default else "")


def parsed(command, path=()):
    """Commands of the parser in the same form."""
    path = (*path, command["commandName"])
    yield " ".join(path), (
        command["abstract"],
        {
            signature(argument): meaning(argument)
            for argument in command.get("arguments", [])
            if argument["shouldDisplay"] and argument["valueName"] not in ("help", "version")
        })
    for inner in command.get("subcommands", []):
        if inner["commandName"] != "help":
            yield from parsed(inner, path)


def test_commands_arguments_and_meanings_are_those_of_the_parser():
    assert described() == dict(parsed(json.loads(run("--experimental-dump-help").stdout)["command"]))
