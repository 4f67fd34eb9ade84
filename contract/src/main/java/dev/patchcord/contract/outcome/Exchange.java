package dev.patchcord.contract.outcome;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request to the carrier and its reply, as they went over the wire, for people who look into a
 * call afterwards: nothing is decided by it. Never holds credentials; the account's SID is written
 * {@code {AccountSid}}.
 *
 * @param method {@code GET} or {@code POST}
 * @param path with the query, as sent
 * @param form the form's fields, in the order sent; empty for a question
 * @param httpStatus 0 if no reply came
 * @param body of the reply, cut after {@link #LONGEST_BODY} characters; null if no reply came
 * @param took from the request to the end of the reply, or to the end of our patience
 */
public record Exchange(
    String method,
    String path,
    List<Field> form,
    int httpStatus,
    @Nullable String body,
    Duration took) {
  /** A reply about one leg has about half of that; only pages of a list are longer. */
  public static final int LONGEST_BODY = 4_096;

  public Exchange {
    form = List.copyOf(form);
    body = body == null || body.length() <= LONGEST_BODY ? body : body.substring(0, LONGEST_BODY);
  }

  /** One field of a form, decoded. */
  public record Field(String name, String value) {}
}
