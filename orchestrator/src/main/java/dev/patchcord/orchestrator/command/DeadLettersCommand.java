package dev.patchcord.orchestrator.command;

import picocli.CommandLine.Command;

/** What can be done with records that no service could make anything of. */
@Command(
    name = "dead-letters",
    description = "Records that could not be read or processed: find, show, put back.",
    subcommands = {
      DeadLettersListCommand.class,
      DeadLettersShowCommand.class,
      DeadLettersRequeueCommand.class
    })
final class DeadLettersCommand {}
