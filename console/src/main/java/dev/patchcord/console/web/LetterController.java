package dev.patchcord.console.web;

import dev.patchcord.console.action.AuditLog;
import dev.patchcord.console.action.OperatorClient;
import dev.patchcord.console.action.RequeueWish;
import dev.patchcord.console.action.Verdict;
import dev.patchcord.console.config.ConsoleSettings;
import dev.patchcord.console.login.Person;
import dev.patchcord.console.login.Role;
import dev.patchcord.console.projection.FiledLetter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One dead letter: what it holds, and how an admin has it put back. The ingress does that. */
@Controller
class LetterController {
  private static final String ID = "{id:\\d{1,9}:\\d{1,18}}";
  private static final int LONGEST_WHY = 500;

  private final Stage stage;
  private final OperatorClient ingress;
  private final AuditLog audit;
  private final ConsoleSettings settings;

  LetterController(Stage stage, OperatorClient ingress, AuditLog audit, ConsoleSettings settings) {
    this.stage = stage;
    this.ingress = ingress;
    this.audit = audit;
    this.settings = settings;
  }

  @GetMapping("/faults/" + ID)
  String letter(Authentication login, @PathVariable String id, CsrfToken csrf, Model model) {
    Person person = Person.of(login);
    FiledLetter letter = stage.feed().projection().letters().get(id);
    if (letter == null) {
      throw new ResponseStatusException(
          HttpStatus.NOT_FOUND, "The console does not remember this letter.");
    }
    String hindrance = hindrance(person, letter);
    model.addAllAttributes(stage.common(person));
    model.addAttribute("stream", "/live/stamp");
    model.addAttribute("csrf", csrf);
    model.addAttribute("letter", LetterPage.of(letter, stage.feed().projection(), person));
    model.addAttribute("hindrance", hindrance);
    model.addAttribute("plan", hindrance.isEmpty() ? ingress.plan(id, token(person)) : null);
    return "letter";
  }

  @PostMapping("/faults/" + ID + "/requeue")
  String requeue(
      Authentication login,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String why,
      RedirectAttributes after) {
    after.addFlashAttribute(
        "verdict", verdict(Person.of(login), id, why == null ? "" : why.strip()));
    return "redirect:/faults/" + id;
  }

  private Verdict verdict(Person person, String id, String why) {
    if (why.isEmpty() || why.length() > LONGEST_WHY) {
      return new Verdict(
          Verdict.Kind.REFUSED, "Say why, in at most %d characters.".formatted(LONGEST_WHY));
    }
    if (token(person).isBlank() || !ingress.isConnected()) {
      return new Verdict(
          Verdict.Kind.REFUSED,
          "You cannot act from here: no operator token, or no ingress, is set.");
    }
    RequeueWish wish = new RequeueWish(id, person.name(), why);
    Verdict verdict = ingress.requeue(wish, token(person));
    audit.requeued(wish, verdict);
    return verdict;
  }

  /** Why this person cannot have it put back from here; empty if that may be possible. */
  private String hindrance(Person person, FiledLetter letter) {
    if (!letter.isOpen()) {
      return "It was put back.";
    }
    if (person.role() != Role.ADMIN) {
      return "Admins can have it put back.";
    }
    if (!ingress.isConnected()) {
      return "No ingress is set for this console (patchcord.console.ingress-url).";
    }
    return token(person).isBlank()
        ? "No operator token is set for you (patchcord.console.users." + person.name() + ")."
        : "";
  }

  private String token(Person person) {
    ConsoleSettings.User user = settings.users().get(person.name());
    return user == null ? "" : user.operatorToken();
  }
}
