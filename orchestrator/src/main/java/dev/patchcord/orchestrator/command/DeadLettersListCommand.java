package dev.patchcord.orchestrator.command;

import dev.patchcord.contract.deadletter.Letter;
import dev.patchcord.contract.deadletter.LetterFilter;
import dev.patchcord.contract.deadletter.Letters;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists dead letters, the newest last. */
@Command(
    name = "list",
    description = "Lists dead letters, the newest last.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all is well, also if there are none",
      "2:wrong options",
      "4:there are letters, but none fits",
      "7:Kafka does not answer, or has no dead letters' topic",
      "8:something on the topic is no letter that this version can read"
    })
final class DeadLettersListCommand implements Callable<Integer> {
  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private Screen screen = new Screen();
  @Mixin private LetterFilterOptions wanted = new LetterFilterOptions();

  @Override
  public Integer call() {
    LetterFilter filter = wanted.filter();
    Letters letters = LetterSource.read(kafka, screen);
    List<Letter> found = letters.matching(filter);
    if (screen.json()) {
      found.forEach(letter -> screen.json(LetterText.json(letter)));
    } else {
      found.forEach(letter -> screen.line(LetterText.line(letter, screen.style())));
      screen.line(LetterText.summary(found, !letters.all().isEmpty()));
    }
    return LetterSource.exitCode(letters, found, screen).number();
  }
}
