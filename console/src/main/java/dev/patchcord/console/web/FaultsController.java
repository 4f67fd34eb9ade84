package dev.patchcord.console.web;

import dev.patchcord.console.live.LivePages;
import dev.patchcord.console.live.Scene;
import dev.patchcord.console.login.Person;
import dev.patchcord.console.projection.FiledLetter;
import dev.patchcord.console.projection.Projection;
import dev.patchcord.contract.journal.BrokenPromise;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What could not be read, and what was promised and not kept. */
@Controller
class FaultsController {
  private static final int SHOWN = 100;

  private static final List<String> PARTS = List.of("letters", "promises", "unreadable");

  private final Stage stage;
  private final LivePages pages;

  FaultsController(Stage stage, LivePages pages) {
    this.stage = stage;
    this.pages = pages;
  }

  /**
   * A dead letter as a person may see it.
   *
   * @param origin topic, partition and offset
   * @param putBack who put it back and when; null if nobody has
   */
  record LetterLine(
      String id,
      Instant at,
      String service,
      String origin,
      String key,
      boolean aboutCall,
      String cause,
      @Nullable String putBack) {}

  /** A promise that was not kept, as a person may see it. */
  record PromiseLine(String promise, String callId, Instant at, List<String> evidence) {}

  @GetMapping("/faults")
  String faults(Authentication login, Model model) {
    model.addAllAttributes(told(Person.of(login)));
    model.addAttribute("stream", "/live/faults");
    return "faults";
  }

  @GetMapping(path = "/live/faults", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter live(Authentication login) {
    return pages.follow(new FaultsScene(Person.of(login)));
  }

  private Map<String, Object> told(Person person) {
    Projection known = stage.feed().projection();
    Map<String, Object> model = stage.common(person);
    model.put("unreadable", known.unreadable());
    model.put("letterCount", known.letters().size());
    model.put("promiseCount", known.broken().size());
    model.put(
        "letters",
        known.letters().values().stream()
            .sorted(
                Comparator.comparing(FiledLetter::isOpen)
                    .reversed()
                    .thenComparing(each -> each.content().at(), Comparator.reverseOrder()))
            .limit(SHOWN)
            .map(each -> line(each, person))
            .toList());
    model.put(
        "promises",
        known.broken().stream()
            .sorted(Comparator.comparing(BrokenPromise::at).reversed())
            .limit(SHOWN)
            .map(each -> line(each, person))
            .toList());
    return model;
  }

  /** The same for all who may see the same. */
  private final class FaultsScene implements Scene {
    private final Person person;

    FaultsScene(Person person) {
      this.person = person;
    }

    @Override
    public String key() {
      return "faults " + person.role().seesNumbers();
    }

    @Override
    public Map<String, String> fragments() {
      return stage.parts("faults", PARTS, told(person));
    }
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
        back == null ? null : back.by());
  }

  private static PromiseLine line(BrokenPromise broken, Person person) {
    return new PromiseLine(
        broken.promise(),
        broken.callId(),
        broken.at(),
        broken.evidence().stream().map(person::sees).toList());
  }
}
