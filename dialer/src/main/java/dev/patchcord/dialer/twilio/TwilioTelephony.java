package dev.patchcord.dialer.twilio;

import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.EndLeg;
import dev.patchcord.contract.command.HoldCaller;
import dev.patchcord.contract.command.RedirectCaller;
import dev.patchcord.dialer.telephony.Reply;
import dev.patchcord.dialer.telephony.Telephony;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Twilio Programmable Voice, REST API version 2010-04-01. */
final class TwilioTelephony implements Telephony {
  private static final Logger log = LoggerFactory.getLogger(TwilioTelephony.class);

  private static final int TOO_MANY_REQUESTS = 20429;
  private static final int BAD_CREDENTIALS = 20003;

  /** Not found; and "call is not in-progress", which is also said of a leg that is over. */
  private static final Set<Integer> GONE = Set.of(20404, 21220);

  private static final int MESSAGE_LIMIT = 300;

  private final TwilioRestClient client;
  private final CallRequests requests;

  TwilioTelephony(TwilioRestClient client, CallRequests requests) {
    this.client = client;
    this.requests = requests;
  }

  @Override
  public Reply holdCaller(HoldCaller command) {
    return ask(() -> requests.hold(command).update(client));
  }

  @Override
  public Reply dialSpecialist(DialSpecialist command) {
    return ask(() -> requests.dial(command).create(client));
  }

  @Override
  public Reply cancelLeg(CancelLeg command, String legSid) {
    return goneIsDone(ask(() -> requests.cancel(legSid).update(client)), legSid);
  }

  @Override
  public Reply redirectCaller(RedirectCaller command) {
    return ask(() -> requests.redirect(command).update(client));
  }

  @Override
  public Reply endLeg(EndLeg command) {
    return goneIsDone(ask(() -> requests.end(command.legSid()).update(client)), command.legSid());
  }

  private static Reply ask(Supplier<Call> request) {
    try {
      Call call = request.get();
      if (call == null || call.getSid() == null) {
        return new Reply.Ambiguous(0, "the reply names no call");
      }
      return new Reply.Done(call.getSid(), status(call), "accepted by Twilio");
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

  private static Reply goneIsDone(Reply reply, String legSid) {
    return switch (reply) {
      case Reply.Refused refused
          when GONE.contains(refused.code()) || refused.httpStatus() == 404 ->
          new Reply.Done(legSid, LegStatus.UNKNOWN, "gone already (" + refused.code() + ")");
      case Reply.Refused refused -> refused;
      case Reply.Done done -> done;
      case Reply.NotTaken notTaken -> notTaken;
      case Reply.Ambiguous ambiguous -> ambiguous;
    };
  }

  private static LegStatus status(Call call) {
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
