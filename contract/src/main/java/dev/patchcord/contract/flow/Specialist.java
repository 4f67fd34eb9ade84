package dev.patchcord.contract.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person who can be rung.
 *
 * @param name for people; unique within a flow
 * @param number E.164 or {@code sip:} address
 * @param skills what the assistant may ask for, for example {@code billing} or {@code es}
 * @param hours when this person may be rung; null for always
 * @param screening null for the flow's
 */
public record Specialist(
    String name,
    String number,
    List<String> skills,
    @Nullable Hours hours,
    @Nullable Screening screening) {
  public Specialist {
    skills = List.copyOf(skills);
  }
}
