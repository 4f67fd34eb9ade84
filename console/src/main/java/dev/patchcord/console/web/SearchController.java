package dev.patchcord.console.web;

import dev.patchcord.console.action.AuditLog;
import dev.patchcord.console.live.LivePages;
import dev.patchcord.console.live.Scene;
import dev.patchcord.console.login.Person;
import dev.patchcord.console.search.CallQuestion;
import dev.patchcord.console.search.CallSearch;
import dev.patchcord.console.search.Export;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.wire.ContractJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.util.UriComponentsBuilder;

/** Finds calls, and hands the list over. */
@Controller
class SearchController {
  private static final int SHOWN = 100;
  private static final int EXPORTED = 10_000;

  private static final List<String> PARTS = List.of("found");

  /** Between two searches of an open page: each looks at all that is remembered. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Stage stage;
  private final LivePages pages;
  private final AuditLog audit;

  SearchController(Stage stage, LivePages pages, AuditLog audit) {
    this.stage = stage;
    this.pages = pages;
    this.audit = audit;
  }

  /**
   * The fields of the form as the browser sends them; what is empty does not count.
   *
   * @param call the call id or a part of it
   * @param number the caller's or the dialled one, or a part of it
   * @param specialist somebody who was rung
   * @param outcome of an attempt
   * @param state where the call stands
   * @param from begun at or after, such as {@code 2026-11-28T14:00}, UTC
   * @param to begun before, in the same form
   * @param flow the version of the flow
   */
  record Form(
      @Nullable String call,
      @Nullable String number,
      @Nullable String specialist,
      @Nullable String outcome,
      @Nullable String state,
      @Nullable String from,
      @Nullable String to,
      @Nullable String flow) {

    CallQuestion question() {
      String wanted = given(state);
      return new CallQuestion(
          given(call),
          given(number),
          given(specialist),
          given(outcome),
          Arrays.stream(CallState.values())
              .filter(each -> each.name().equals(wanted))
              .findFirst()
              .orElse(null),
          moment(from),
          moment(to),
          given(flow));
    }

    private static @Nullable String given(@Nullable String field) {
      return field == null || field.isBlank() ? null : field.strip();
    }

    /** A time that cannot be read is none: the browser's own field gives no other. */
    private static @Nullable Instant moment(@Nullable String field) {
      String text = given(field);
      try {
        return text == null ? null : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
      } catch (DateTimeException e) {
        return null;
      }
    }

    String query() {
      UriComponentsBuilder all = UriComponentsBuilder.newInstance();
      add(all, "call", call);
      add(all, "number", number);
      add(all, "specialist", specialist);
      add(all, "outcome", outcome);
      add(all, "state", state);
      add(all, "from", from);
      add(all, "to", to);
      add(all, "flow", flow);
      return all.build(true).toUriString();
    }

    private static void add(UriComponentsBuilder all, String name, @Nullable String value) {
      String text = given(value);
      if (text != null) {
        all.queryParam(name, URLEncoder.encode(text, StandardCharsets.UTF_8));
      }
    }
  }

  @GetMapping("/search")
  String search(Authentication login, Form form, Model model) {
    Person person = Person.of(login);
    model.addAllAttributes(stage.common(person));
    model.addAttribute("form", form);
    model.addAttribute("states", CallState.values());
    model.addAttribute("query", form.query());
    model.addAttribute("stream", "/live/search" + form.query());
    model.addAttribute("result", result(form, person));
    return "search";
  }

  private CallSearch.Result result(Form form, Person person) {
    return CallSearch.find(stage.feed().projection(), form.question(), person, SHOWN);
  }

  @GetMapping(path = "/live/search", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter live(Authentication login, Form form) {
    return pages.follow(new SearchScene(Person.of(login), form));
  }

  /** Of one viewer alone, since each looks for something else; searched once a second at most. */
  private final class SearchScene implements Scene {
    private final Person person;
    private final Form form;
    private Instant searched = Instant.MIN;
    private long version = -1;

    SearchScene(Person person, Form form) {
      this.person = person;
      this.form = form;
    }

    @Override
    public String key() {
      return "search";
    }

    @Override
    public boolean isShared() {
      return false;
    }

    @Override
    public Map<String, String> fragments() {
      Map<String, Object> model = stage.common(person);
      Instant now = stage.now();
      long known = stage.feed().projection().version();
      if (known == version || searched.plus(PAUSE).isAfter(now)) {
        return stage.parts("layout", List.of(), model);
      }
      version = known;
      searched = now;
      model.put("result", result(form, person));
      return stage.parts("search", PARTS, model);
    }
  }

  /** The calls that fit, newest first, as CSV (RFC 4180). At most 10,000. */
  @GetMapping("/search.csv")
  ResponseEntity<byte[]> csv(Authentication login, Form form) {
    CallSearch.Result found = found(login, form, "export csv");
    return file(
        "calls.csv",
        new MediaType("text", "csv", StandardCharsets.UTF_8),
        Export.csv(found.calls()).getBytes(StandardCharsets.UTF_8));
  }

  /** The calls that fit, newest first, as JSON. At most 10,000. */
  @GetMapping("/search.json")
  ResponseEntity<byte[]> json(Authentication login, Form form) {
    CallSearch.Result found = found(login, form, "export json");
    return file("calls.json", MediaType.APPLICATION_JSON, ContractJson.write(found.calls()));
  }

  private CallSearch.Result found(Authentication login, Form form, String what) {
    Person person = Person.of(login);
    CallSearch.Result found =
        CallSearch.find(stage.feed().projection(), form.question(), person, EXPORTED);
    audit.took(person.name(), what, found.calls().size() + " calls, " + form.query());
    return found;
  }

  private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] content) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(type);
    headers.setContentDisposition(ContentDisposition.attachment().filename(name).build());
    return ResponseEntity.ok().headers(headers).body(content);
  }
}
