package dev.patchcord.console.web;

import dev.patchcord.console.login.Person;
import dev.patchcord.console.login.Role;
import dev.patchcord.console.projection.FiledLetter;
import dev.patchcord.console.projection.Projection;
import dev.patchcord.contract.journal.BrokenPromise;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What could not be read, and what was promised and not kept. */
@Controller
class FaultsController {
  private static final int SHOWN = 100;

  private final Stage stage;

  FaultsController(Stage stage) {
    this.stage = stage;
  }

  /**
   * A dead letter as a person may see it.
   *
   * @param origin topic, partition and offset
   * @param putBack who put it back and when; null if nobody has
   * @param command that puts it back; null where this person may not, or nothing is to be put back
   */
  record LetterLine(
      String id,
      Instant at,
      String service,
      String origin,
      String key,
      boolean aboutCall,
      String cause,
      @Nullable String putBack,
      @Nullable String command) {}

  /** A promise that was not kept, as a person may see it. */
  record PromiseLine(String promise, String callId, Instant at, List<String> evidence) {}

  @GetMapping("/faults")
  String faults(Authentication login, Model model) {
    Person person = Person.of(login);
    Projection known = stage.feed().projection();
    model.addAllAttributes(stage.common(person));
    model.addAttribute("stream", "/live/stamp");
    model.addAttribute("unreadable", known.unreadable());
    model.addAttribute("letterCount", known.letters().size());
    model.addAttribute("promiseCount", known.broken().size());
    model.addAttribute(
        "letters",
        known.letters().values().stream()
            .sorted(
                Comparator.comparing(FiledLetter::isOpen)
                    .reversed()
                    .thenComparing(each -> each.content().at(), Comparator.reverseOrder()))
            .limit(SHOWN)
            .map(each -> line(each, person))
            .toList());
    model.addAttribute(
        "promises",
        known.broken().stream()
            .sorted(Comparator.comparing(BrokenPromise::at).reversed())
            .limit(SHOWN)
            .map(each -> line(each, person))
            .toList());
    return "faults";
  }

  private static LetterLine line(FiledLetter letter, Person person) {
    var content = letter.content();
    var back = letter.putBack();
    return new LetterLine(
        letter.id(),
        content.at(),
        content.service(),
        "%s-%d@%d".formatted(content.topic(), content.partition(), content.offset()),
        person.sees(content.key()),
        content.key().startsWith("CA"),
        person.sees(content.cause()),
        back == null ? null : back.by(),
        back == null && person.role() == Role.ADMIN
            ? "java -jar orchestrator.jar dead-letters requeue " + letter.id()
            : null);
  }

  private static PromiseLine line(BrokenPromise broken, Person person) {
    return new PromiseLine(
        broken.promise(),
        broken.callId(),
        broken.at(),
        broken.evidence().stream().map(person::sees).toList());
  }
}
