package dev.patchcord.console.web;

import dev.patchcord.console.live.LivePages;
import dev.patchcord.console.live.Scene;
import dev.patchcord.console.login.Person;
import dev.patchcord.contract.journal.CallState;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What happens now, in all calls. */
@Controller
class NowController {
  private static final List<String> PARTS =
      List.of("attention", "diagram", "calls", "specialists", "trend", "versions", "lag");

  private final Stage stage;
  private final LivePages pages;

  NowController(Stage stage, LivePages pages) {
    this.stage = stage;
    this.pages = pages;
  }

  @GetMapping("/")
  String now(
      Authentication login,
      @RequestParam(required = false) @Nullable CallState state,
      Model model) {
    Person person = Person.of(login);
    model.addAllAttributes(stage.common(person));
    model.addAttribute("board", stage.board(person, state));
    model.addAttribute("trend", stage.trend());
    model.addAttribute("stream", state == null ? "/live/now" : "/live/now?state=" + state);
    return "now";
  }

  /** The parts of the page, as they change. */
  @GetMapping(path = "/live/now", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter live(Authentication login, @RequestParam(required = false) @Nullable CallState state) {
    return pages.follow(new NowScene(Person.of(login), state));
  }

  /** The same for all who may see the same. */
  private final class NowScene implements Scene {
    private final Person person;
    private final @Nullable CallState state;

    NowScene(Person person, @Nullable CallState state) {
      this.person = person;
      this.state = state;
    }

    @Override
    public String key() {
      return "now " + person.role().seesNumbers() + " " + state;
    }

    @Override
    public Map<String, String> fragments() {
      Map<String, Object> model = stage.common(person);
      model.put("board", stage.board(person, state));
      model.put("trend", stage.trend());
      return stage.parts("now", PARTS, model);
    }
  }
}
