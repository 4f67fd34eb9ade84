package dev.patchcord.console.web;

import dev.patchcord.console.action.AuditLog;
import dev.patchcord.console.action.Clearance;
import dev.patchcord.console.action.Clearance.Deed;
import dev.patchcord.console.action.OperatorClient;
import dev.patchcord.console.action.RequeueWish;
import dev.patchcord.console.action.Verdict;
import dev.patchcord.console.login.Person;
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

  private final Stage stage;
  private final OperatorClient ingress;
  private final AuditLog audit;
  private final Clearance clearance;

  LetterController(Stage stage, OperatorClient ingress, AuditLog audit, Clearance clearance) {
    this.stage = stage;
    this.ingress = ingress;
    this.audit = audit;
    this.clearance = clearance;
  }

  @GetMapping("/faults/" + ID)
  String letter(Authentication login, @PathVariable String id, CsrfToken csrf, Model model) {
    Person person = Person.of(login);
    FiledLetter letter = stage.feed().projection().letters().get(id);
    if (letter == null) {
      throw new ResponseStatusException(
          HttpStatus.NOT_FOUND, "The console does not remember this letter.");
    }
    String hindrance =
        letter.isOpen() ? clearance.hindrance(person, Deed.PUT_LETTER_BACK) : "It was put back.";
    model.addAllAttributes(stage.common(person));
    model.addAttribute("stream", "/live/stamp");
    model.addAttribute("csrf", csrf);
    model.addAttribute("letter", LetterPage.of(letter, stage.feed().projection(), person));
    model.addAttribute("hindrance", hindrance);
    model.addAttribute(
        "plan", hindrance.isEmpty() ? ingress.plan(id, clearance.token(person)) : null);
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
    return clearance
        .refusal(person, Deed.PUT_LETTER_BACK, why)
        .orElseGet(() -> putBack(person, new RequeueWish(id, person.name(), why)));
  }

  private Verdict putBack(Person person, RequeueWish wish) {
    Verdict verdict = ingress.requeue(wish, clearance.token(person));
    audit.requeued(wish, verdict);
    return verdict;
  }
}
