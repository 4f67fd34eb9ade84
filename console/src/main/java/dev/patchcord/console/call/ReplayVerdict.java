package dev.patchcord.console.call;

import java.util.List;

/**
 * What came of deciding a call again, as one person may see it.
 *
 * @param agrees every decision is taken again as it stands
 * @param says one sentence
 * @param sequence number of the first record that differs; 0 for none
 * @param sides the first difference from both sides, one line each
 */
public record ReplayVerdict(boolean agrees, String says, long sequence, List<String> sides) {
  public ReplayVerdict {
    sides = List.copyOf(sides);
  }
}
