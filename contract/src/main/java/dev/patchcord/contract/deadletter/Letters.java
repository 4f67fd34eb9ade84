package dev.patchcord.contract.deadletter;

import java.util.List;
import java.util.Optional;

/**
 * All that lies on the topic.
 *
 * @param all by the time at which they were given up
 * @param unreadable one line about each record that is not a letter that this version can read
 */
public record Letters(List<Letter> all, List<String> unreadable) {
  public Letters {
    all = List.copyOf(all);
    unreadable = List.copyOf(unreadable);
  }

  public List<Letter> matching(LetterFilter filter) {
    return all.stream().filter(filter::matches).toList();
  }

  /** The letter that people call so. */
  public Optional<Letter> byId(String id) {
    return all.stream().filter(letter -> letter.id().equals(id)).findFirst();
  }
}
