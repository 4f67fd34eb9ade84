package dev.patchcord.dialer.twilio;

import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import com.twilio.rest.api.v2010.account.Call;
import dev.patchcord.contract.LegStatus;
import dev.patchcord.dialer.telephony.Reply;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Twilio, its SDK and the network say, sorted by what may be done next. */
final class Replies {
  private static final Logger log = LoggerFactory.getLogger(Replies.class);

  private static final int TOO_MANY_REQUESTS = 20429;
  private static final int BAD_CREDENTIALS = 20003;

  /** Not found; and "call is not in-progress", which is also said of a leg that is over. */
  private static final Set<Integer> GONE = Set.of(20404, 21220);

  private static final int MESSAGE_LIMIT = 300;

  private Replies() {}

  /** Sends a request about one leg. */
  static Reply ofCall(Supplier<Call> request) {
    return of(
        () -> {
          Call call = request.get();
          return call == null || call.getSid() == null
              ? new Reply.Ambiguous(0, "the reply names no call")
              : new Reply.Done(call.getSid(), status(call), "accepted by Twilio");
        });
  }

  /** Sends whatever the supplier sends, and turns what it throws into a reply. */
  static Reply of(Supplier<Reply> request) {
    try {
      return request.get();
    } catch (NotConnected e) {
      return new Reply.NotTaken(Duration.ZERO, 0, 0, oneLine("no connection", e.getCause()));
    } catch (Throttled e) {
      return new Reply.NotTaken(e.retryAfter(), 429, TOO_MANY_REQUESTS, "too many requests");
    } catch (UnreadableReply e) {
      return new Reply.Ambiguous(e.httpStatus(), oneLine("unreadable reply", e));
    } catch (UncheckedIOException e) {
      return new Reply.Ambiguous(0, oneLine("no reply", e.getCause()));
    } catch (ApiException e) {
      return refusal(e);
    } catch (TwilioException e) {
      return new Reply.Ambiguous(0, oneLine("unreadable reply", e));
    }
  }

  private static Reply refusal(ApiException e) {
    Integer status = e.getStatusCode();
    Integer code = e.getCode();
    if (status == null) {
      return new Reply.Ambiguous(0, oneLine("unreadable reply", e));
    }
    if (code != null && code == TOO_MANY_REQUESTS) {
      return new Reply.NotTaken(Duration.ZERO, status, code, "too many requests");
    }
    if (status < 400 || status > 499 || code == null) {
      return new Reply.Ambiguous(status, oneLine("HTTP " + status, e));
    }
    if (code == BAD_CREDENTIALS || status == 401) {
      log.error(
          "Twilio refuses the credentials (HTTP {}, {}): check TWILIO_ACCOUNT_SID and"
              + " TWILIO_AUTH_TOKEN, that the account is not suspended, and that TWILIO_BASE_URL is"
              + " of the credentials' region",
          status,
          code);
    }
    return new Reply.Refused(status, code, oneLine("refused", e));
  }

  /**
   * Takes "there is no such thing (any more)" for done.
   *
   * @param legSid null if no leg is meant
   * @param what what is gone
   */
  static Reply goneIsDone(Reply reply, @Nullable String legSid, String what) {
    return isGone(reply)
        ? new Reply.Done(
            legSid, LegStatus.UNKNOWN, what + " already (" + ((Reply.Refused) reply).code() + ")")
        : reply;
  }

  private static boolean isGone(Reply reply) {
    return reply instanceof Reply.Refused refused
        && (GONE.contains(refused.code()) || refused.httpStatus() == 404);
  }

  /** True if it was said that there is no such resource (any more). */
  static boolean isNotFound(ApiException e) {
    Integer status = e.getStatusCode();
    return status != null && status == 404;
  }

  static LegStatus status(Call call) {
    return call.getStatus() == null
        ? LegStatus.UNKNOWN
        : LegStatus.ofWord(call.getStatus().toString());
  }

  private static String oneLine(String what, @Nullable Throwable cause) {
    String message = cause == null ? "unknown" : cause.getMessage();
    if (cause != null && (message == null || message.isBlank())) {
      message = cause.getClass().getSimpleName();
    }
    String line = (what + ": " + message).replaceAll("\\s+", " ");
    return line.length() <= MESSAGE_LIMIT ? line : line.substring(0, MESSAGE_LIMIT) + "...";
  }
}
