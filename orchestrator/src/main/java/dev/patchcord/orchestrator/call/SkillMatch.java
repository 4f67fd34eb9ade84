package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Specialist;
import java.util.List;
import java.util.Locale;

/**
 * Which specialists suit the skills that were asked for: those who have most of them. So a skill
 * that nobody in the flow has, perhaps an invention of the assistant, keeps nobody out; and where
 * somebody has them all, nobody with less is rung, also when that one cannot be had.
 *
 * @param asked in lower case
 * @param most how many of them the best specialist of the flow has
 */
record SkillMatch(List<String> asked, long most) {

  static SkillMatch of(Flow flow, List<String> skills) {
    List<String> asked =
        skills.stream()
            .map(each -> each.strip().toLowerCase(Locale.ROOT))
            .filter(each -> !each.isEmpty())
            .distinct()
            .toList();
    long most =
        flow.specialists().stream().mapToLong(each -> had(asked, each).size()).max().orElse(0);
    return new SkillMatch(asked, most);
  }

  boolean suits(Specialist specialist) {
    return had(asked, specialist).size() == most;
  }

  /** For people and the assistant: {@code lacks billing and es}. */
  String missing(Specialist specialist) {
    List<String> had = had(asked, specialist);
    return "lacks "
        + String.join(" and ", asked.stream().filter(each -> !had.contains(each)).toList());
  }

  private static List<String> had(List<String> asked, Specialist specialist) {
    return asked.stream()
        .filter(skill -> specialist.skills().stream().anyMatch(skill::equalsIgnoreCase))
        .toList();
  }
}
