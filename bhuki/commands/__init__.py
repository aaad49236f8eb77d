"""The commands of the command line, one module each.

A module has `add_words(parser, _)`, which says what may follow the command, and
`run(options, console)`, which does it and gives the exit status: 0 done, 1 done and errors found.
What can't be done is raised as a `BhukiError`. Only the module of the command in use is imported,
and it imports what it calls: starting is most of the time that a command takes.
"""
