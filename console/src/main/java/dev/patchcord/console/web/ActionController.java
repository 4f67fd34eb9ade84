package dev.patchcord.console.web;

import dev.patchcord.console.action.AuditLog;
import dev.patchcord.console.action.Clearance;
import dev.patchcord.console.action.Clearance.Deed;
import dev.patchcord.console.action.OperatorClient;
import dev.patchcord.console.action.Verdict;
import dev.patchcord.console.action.Wish;
import dev.patchcord.console.login.Person;
import dev.patchcord.contract.event.OperatorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** Takes what an operator wants, and says what came of it. The ingress and the machine decide. */
@Controller
class ActionController {
  private static final int LONGEST_TEXT = 1000;

  private final OperatorClient ingress;
  private final AuditLog audit;
  private final Clearance clearance;

  ActionController(OperatorClient ingress, AuditLog audit, Clearance clearance) {
    this.ingress = ingress;
    this.audit = audit;
    this.clearance = clearance;
  }

  /** The fields of the form as the browser sends them. */
  record Form(
      @Nullable String action,
      @Nullable String why,
      @Nullable String specialist,
      @Nullable String text,
      @Nullable String request) {}

  @PostMapping("/calls/{callId}/actions")
  String act(
      Authentication login, @PathVariable String callId, Form form, RedirectAttributes after) {
    Person person = Person.of(login);
    Verdict verdict = verdict(person, callId, form);
    after.addFlashAttribute("verdict", verdict);
    return "redirect:/calls/" + UriUtils.encodePathSegment(callId, StandardCharsets.UTF_8);
  }

  private Verdict verdict(Person person, String callId, Form form) {
    Optional<OperatorAction> action = action(form.action());
    String why = text(form.why());
    String text = text(form.text());
    String request = text(form.request());
    if (action.isEmpty() || !request.matches("[A-Za-z0-9_-]{1,64}")) {
      return Verdict.refused("This form is not one of ours: open the call again.");
    }
    Optional<Verdict> refusal = clearance.refusal(person, Deed.ACT_ON_CALL, why);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    boolean announces = action.get() == OperatorAction.ANNOUNCE;
    if (announces && (text.isEmpty() || text.length() > LONGEST_TEXT)) {
      return Verdict.refused(
          "Say what is announced, in at most %d characters.".formatted(LONGEST_TEXT));
    }
    String specialist = text(form.specialist());
    Wish wish =
        new Wish(
            callId,
            action.get(),
            person.name(),
            why,
            specialist.isEmpty() ? null : specialist,
            announces ? text : null,
            request);
    Verdict verdict = ingress.ask(wish, clearance.token(person));
    audit.acted(wish, verdict);
    return verdict;
  }

  private static Optional<OperatorAction> action(@Nullable String word) {
    String name = text(word).toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(OperatorAction.values())
        .filter(each -> each.name().equals(name))
        .findFirst();
  }

  private static String text(@Nullable String field) {
    return field == null ? "" : field.strip();
  }
}
