package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.event.AiReported;
import dev.patchcord.contract.event.CalledBack;
import dev.patchcord.contract.event.SpecialistRequested;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the caller wants, in the assistant's words; the latest word on each counts.
 *
 * @param reason why a person is wanted; null if nobody said
 * @param summary of the talk with the assistant; null if there is none yet
 * @param language BCP 47, that the caller speaks; null for the flow's
 * @param specialist by name; null for anyone
 * @param skills asked of the specialist
 */
public record Wish(
    @Nullable String reason,
    @Nullable String summary,
    @Nullable String language,
    @Nullable String specialist,
    List<String> skills) {
  public Wish {
    skills = List.copyOf(skills);
  }

  static Wish none() {
    return new Wish(null, null, null, null, List.of());
  }

  /** A new wish for a person: what it does not say about the caller stays known. */
  Wish asked(SpecialistRequested wanted) {
    return new Wish(
        wanted.reason() == null ? reason : wanted.reason(),
        wanted.summary() == null ? summary : wanted.summary(),
        wanted.language() == null ? language : wanted.language(),
        wanted.specialist(),
        wanted.skills());
  }

  /** Somebody by name. */
  Wish wanting(String name) {
    return new Wish(reason, summary, language, name, skills);
  }

  Wish reported(AiReported report) {
    return report.summary() == null
        ? this
        : new Wish(reason, report.summary(), language, specialist, skills);
  }

  Wish carriedOver(CalledBack back) {
    return new Wish(back.reason(), back.summary(), back.language(), null, back.skills());
  }
}
