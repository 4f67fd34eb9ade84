package dev.patchcord.dialer.twilio;

import com.twilio.http.Request;
import dev.patchcord.contract.outcome.Exchange;
import dev.patchcord.contract.outcome.Exchange.Field;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes down a request to Twilio and its reply. Headers are left out, since they hold the
 * credentials; the account's SID is masked wherever it stands, since it is half of them.
 */
final class Transcript {
  private static final String MASK = "{AccountSid}";

  private final Pattern account;

  Transcript(String accountSid) {
    this.account = Pattern.compile("\\bAC[0-9a-f]{32}\\b|\\b" + Pattern.quote(accountSid) + "\\b");
  }

  /**
   * What was sent and came back.
   *
   * @param reply null if none came
   */
  Exchange of(Request request, @Nullable HttpResponse<String> reply, Duration took) {
    return new Exchange(
        request.getMethod().toString(),
        masked(request.constructURL().getFile()),
        form(request.encodeFormBody()),
        reply == null ? 0 : reply.statusCode(),
        reply == null ? null : masked(reply.body()),
        took);
  }

  private List<Field> form(String encoded) {
    return encoded.isEmpty()
        ? List.of()
        : Stream.of(encoded.split("&")).map(pair -> pair.split("=", 2)).map(this::field).toList();
  }

  private Field field(String[] pair) {
    return new Field(decoded(pair[0]), pair.length == 1 ? "" : masked(decoded(pair[1])));
  }

  private String masked(String text) {
    return account.matcher(text).replaceAll(java.util.regex.Matcher.quoteReplacement(MASK));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
