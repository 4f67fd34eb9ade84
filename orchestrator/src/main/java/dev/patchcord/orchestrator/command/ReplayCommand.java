package dev.patchcord.orchestrator.command;

import picocli.CommandLine.Command;

/** What the journal tells. */
@Command(
    name = "replay",
    description = {
      "Reads the journal and decides every record again with the code that is in production: what"
          + " happened to a call, why, and whether it would happen again."
    },
    subcommands = {
      ReplayCallCommand.class,
      ReplayRangeCommand.class,
      ReplayVerifyCommand.class,
      ReplayExportCommand.class,
      ReplayVersionsCommand.class
    },
    synopsisSubcommandLabel = "(call | range | verify | export | versions)")
final class ReplayCommand {}
