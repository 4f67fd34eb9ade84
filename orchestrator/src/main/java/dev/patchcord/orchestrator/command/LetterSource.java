package dev.patchcord.orchestrator.command;

import dev.patchcord.contract.deadletter.Letter;
import dev.patchcord.contract.deadletter.LetterBox;
import dev.patchcord.contract.deadletter.Letters;
import java.util.List;

/** Reads the dead letters for a command. */
final class LetterSource {
  private LetterSource() {}

  static Letters read(KafkaOptions kafka, Screen screen) {
    try (LetterBox box = LetterBox.open(kafka.servers())) {
      return read(box, screen);
    }
  }

  static Letters read(LetterBox box, Screen screen) {
    try (Screen.Progress progress = screen.progress("reading the dead letters")) {
      return box.letters(progress);
    }
  }

  /**
   * The letter of this id.
   *
   * @throws CommandFailure if there is none
   */
  static Letter byId(Letters letters, String id) {
    return letters
        .byId(id)
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.NOTHING_FOUND,
                    "there is no dead letter %s: dead-letters list shows their numbers, such as 3:41"
                        .formatted(LetterText.printable(id))));
  }

  /** Says what of the topic could not be told. */
  static ExitCode exitCode(Letters letters, List<Letter> found, Screen screen) {
    letters
        .unreadable()
        .forEach(each -> screen.err().println("left out: " + LetterText.printable(each)));
    if (!letters.unreadable().isEmpty()) {
      return ExitCode.PARTIAL;
    }
    return found.isEmpty() && !letters.all().isEmpty() ? ExitCode.NOTHING_FOUND : ExitCode.OK;
  }
}
