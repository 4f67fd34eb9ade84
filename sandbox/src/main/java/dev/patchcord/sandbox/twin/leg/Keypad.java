package dev.patchcord.sandbox.twin.leg;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Keys that a party presses while something listens. Guarded by its leg's lock. */
final class Keypad {
  private final Deque<String> keys = new ArrayDeque<>();
  private boolean listening;

  void listen(boolean on) {
    listening = on;
    keys.clear();
  }

  boolean listens() {
    return listening;
  }

  void press(String digit) {
    keys.addLast(digit);
  }

  @Nullable String take() {
    return keys.pollFirst();
  }
}
