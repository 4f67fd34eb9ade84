package dev.patchcord.ingress.security;

import dev.patchcord.ingress.config.IngressSettings;
import dev.patchcord.ingress.config.TwilioSettings;
import dev.patchcord.ingress.config.VapiSettings;
import dev.patchcord.ingress.request.Refused;
import dev.patchcord.ingress.request.UrlEncodedForm;
import dev.patchcord.ingress.request.WebhookRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a request into a webhook that can be believed, or refuses it. A sender that proves nothing
 * is refused before its body is looked at; details about a body are told only to senders that are
 * believed.
 */
public final class WebhookGate {
  private static final String SIGNATURE = "X-Twilio-Signature";

  /** Longer tokens, or with other characters, are not Twilio's (it sends a UUID): ignored. */
  private static final String DELIVERY_TOKEN = "[A-Za-z0-9_-]{1,64}";

  /** For calendar programs, which send no headers. */
  private static final String CALENDAR_TOKEN = "token";

  private final IngressSettings settings;
  private final VapiSettings vapi;
  private final TwilioSignatures signatures;
  private final VapiCredentials credentials;

  /** Takes every secret from the settings, which were checked at the start. */
  public WebhookGate(
      IngressSettings settings, TwilioSettings twilio, VapiSettings vapi, Clock clock) {
    this.settings = settings;
    this.vapi = vapi;
    this.signatures = new TwilioSignatures(twilio.tokens());
    this.credentials =
        new VapiCredentials(vapi.hmacKey(), vapi.webhookSecret(), vapi.freshness(), clock);
  }

  /**
   * Admits a request.
   *
   * @throws Refused with the status that the sender is to get
   */
  public WebhookRequest admit(HttpServletRequest request) {
    return switch (Door.at(request.getRequestURI(), request.getMethod()).guard()) {
      case TWILIO_SIGNATURE -> twilio(request);
      case BEARER_TOKEN -> connect(request);
      case OPERATOR_TOKEN -> operator(request);
      case CALENDAR_TOKEN -> calendar(request);
      case METRICS_TOKEN -> metrics(request);
      case VAPI_CREDENTIAL -> vapi(request);
    };
  }

  private WebhookRequest twilio(HttpServletRequest request) {
    String signature = request.getHeader(SIGNATURE);
    BodyKind kind = BodyKind.of(request.getContentType());
    if (signature == null) {
      if (!admitUnsigned(request)) {
        throw notSigned("is missing");
      }
      return form(request, kind);
    }
    if (kind == BodyKind.MULTIPART) {
      // Twilio does not send it, and its signature is not defined for it.
      throw notSigned("does not match");
    }
    byte[] body = BodyReader.bytes(request, settings.maxBody());
    Map<String, List<String>> fields = believedFields(request, kind, body, signature);
    if (kind == BodyKind.OTHER) {
      throw wrongKind("application/x-www-form-urlencoded");
    }
    return webhook(
        request,
        fields,
        kind == BodyKind.JSON && body.length > 0 ? UrlEncodedForm.utf8(body) : null);
  }

  private Map<String, List<String>> believedFields(
      HttpServletRequest request, BodyKind kind, byte[] body, String signature) {
    Map<String, List<String>> fields;
    try {
      fields = kind == BodyKind.FORM ? UrlEncodedForm.ofBody(body) : Map.of();
    } catch (Refused unreadable) {
      // Twilio does not send broken forms, so this is not Twilio: no details.
      throw notSigned("does not match");
    }
    boolean bodyIsCovered =
        kind == BodyKind.FORM
            || body.length == 0
            || TwilioSignatures.bodyMatches(query(request).get("bodySHA256"), body);
    if (!bodyIsCovered || !signatures.signed(urls(request), fields, signature)) {
      throw notSigned("does not match");
    }
    return fields;
  }

  private WebhookRequest connect(HttpServletRequest request) {
    String authorization = request.getHeader("Authorization");
    boolean admitted =
        authorization == null
            ? admitUnsigned(request)
            : BearerTokens.matches(authorization, settings.connect().token());
    if (!admitted) {
      throw new Refused(
          Refused.Reason.TOKEN, "Send the header 'Authorization: Bearer' with the connect token.");
    }
    return form(request, BodyKind.of(request.getContentType()));
  }

  private WebhookRequest operator(HttpServletRequest request) {
    if (settings.operators().isEmpty()) {
      throw new Refused(
          Refused.Reason.UNKNOWN_PATH,
          "Nobody may act on calls yet; set patchcord.ingress.operators.NAME to a token.");
    }
    String name = operatorOf(request);
    if (name == null) {
      throw new Refused(
          Refused.Reason.TOKEN,
          "Send the header 'Authorization: Bearer' with an operator's token.");
    }
    if (BodyKind.of(request.getContentType()) != BodyKind.JSON) {
      throw wrongKind("application/json");
    }
    String key = request.getHeader("Idempotency-Key");
    if (key != null && !key.matches(DELIVERY_TOKEN)) {
      throw new Refused(
          Refused.Reason.MALFORMED,
          "An Idempotency-Key has at most 64 letters, digits, underscores and hyphens.");
    }
    String json = UrlEncodedForm.utf8(BodyReader.bytes(request, settings.maxBody()));
    return new WebhookRequest(request.getRequestURI(), query(request), Map.of(), json, key, name);
  }

  private WebhookRequest calendar(HttpServletRequest request) {
    if (settings.appointments().token().isBlank() && settings.operators().isEmpty()) {
      throw new Refused(
          Refused.Reason.UNKNOWN_PATH,
          "Nobody may read appointments yet; set APPOINTMENTS_TOKEN to a token.");
    }
    Map<String, String> query = query(request);
    String operator = operatorOf(request);
    if (operator == null && !maySeeAppointments(request, query.get(CALENDAR_TOKEN))) {
      throw new Refused(
          Refused.Reason.TOKEN,
          "Send the header 'Authorization: Bearer' with the appointments' token or an operator's,"
              + " or add ?token= with the appointments' token.");
    }
    return new WebhookRequest(request.getRequestURI(), query, Map.of(), null, null, operator);
  }

  /** This port is the world's: what it counts is told to whoever has the token, if there is one. */
  private WebhookRequest metrics(HttpServletRequest request) {
    String token = settings.metrics().token();
    if (token.isBlank()) {
      throw new Refused(
          Refused.Reason.UNKNOWN_PATH,
          "Nobody may read metrics yet; set METRICS_TOKEN to a token.");
    }
    if (!BearerTokens.matches(request.getHeader("Authorization"), token)) {
      throw new Refused(
          Refused.Reason.TOKEN, "Send the header 'Authorization: Bearer' with the metrics' token.");
    }
    return new WebhookRequest(request.getRequestURI(), Map.of(), Map.of(), null, null);
  }

  private boolean maySeeAppointments(HttpServletRequest request, @Nullable String inAddress) {
    String token = settings.appointments().token();
    return !token.isBlank()
        && (BearerTokens.matches(request.getHeader("Authorization"), token)
            || (inAddress != null && BearerTokens.same(token, inAddress)));
  }

  private @Nullable String operatorOf(HttpServletRequest request) {
    return BearerTokens.owner(request.getHeader("Authorization"), settings.operators());
  }

  private WebhookRequest vapi(HttpServletRequest request) {
    VapiCredentials.Presented presented =
        new VapiCredentials.Presented(
            request.getHeader("x-signature"),
            request.getHeader("x-timestamp"),
            request.getHeader("X-Vapi-Secret"),
            request.getHeader("Authorization"));
    boolean nothing =
        presented.signature() == null
            && presented.vapiSecret() == null
            && presented.authorization() == null;
    if (nothing || !credentials.proven(presented, body(request, nothing))) {
      throw new Refused(
          Refused.Reason.TOKEN,
          "Sign the webhook (x-signature, x-timestamp) or send the secret in X-Vapi-Secret.");
    }
    if (BodyKind.of(request.getContentType()) != BodyKind.JSON) {
      throw wrongKind("application/json");
    }
    return webhook(request, Map.of(), UrlEncodedForm.utf8(body(request, false)));
  }

  /** The body of a Vapi webhook, read once and kept with the request. */
  private byte[] body(HttpServletRequest request, boolean unread) {
    if (unread) {
      return new byte[0];
    }
    if (request.getAttribute(BodyReader.class.getName()) instanceof byte[] kept) {
      return kept;
    }
    byte[] body = BodyReader.bytes(request, vapi.maxBody());
    request.setAttribute(BodyReader.class.getName(), body);
    return body;
  }

  /** A form or JSON body of a sender that needs no signature over it. */
  private WebhookRequest form(HttpServletRequest request, BodyKind kind) {
    if (kind == BodyKind.MULTIPART) {
      return webhook(request, BodyReader.multipart(request, settings.maxBody()), null);
    }
    byte[] body = BodyReader.bytes(request, settings.maxBody());
    return switch (kind) {
      case FORM -> webhook(request, UrlEncodedForm.ofBody(body), null);
      case JSON -> webhook(request, Map.of(), UrlEncodedForm.utf8(body));
      case UNSTATED, OTHER, MULTIPART -> {
        if (body.length > 0) {
          throw wrongKind("application/x-www-form-urlencoded or application/json");
        }
        yield webhook(request, Map.of(), null);
      }
    };
  }

  private static WebhookRequest webhook(
      HttpServletRequest request, Map<String, List<String>> fields, @Nullable String json) {
    String token = request.getHeader("I-Twilio-Idempotency-Token");
    return new WebhookRequest(
        request.getRequestURI(),
        query(request),
        fields,
        json,
        token != null && token.matches(DELIVERY_TOKEN) ? token : null);
  }

  private static Map<String, String> query(HttpServletRequest request) {
    return WebhookRequest.firstOfEach(UrlEncodedForm.ofQuery(request.getQueryString()));
  }

  private Set<String> urls(HttpServletRequest request) {
    String query = request.getQueryString();
    String target = request.getRequestURI() + (query == null ? "" : "?" + query);
    Set<String> urls = SignedUrls.of(settings.publicUrl(), target);
    String forwardedHost = first(request.getHeader("X-Forwarded-Host"));
    if (settings.trustForwarded() && forwardedHost != null) {
      String scheme = first(request.getHeader("X-Forwarded-Proto"));
      String port = first(request.getHeader("X-Forwarded-Port"));
      String base = (scheme == null ? "https" : scheme) + "://" + forwardedHost;
      urls.addAll(SignedUrls.of(base, target));
      if (port != null && !forwardedHost.contains(":")) {
        urls.addAll(SignedUrls.of(base + ":" + port, target));
      }
    }
    return urls;
  }

  /** A chain of proxies appends; the first value is what the client asked for. */
  private static @Nullable String first(@Nullable String header) {
    return header == null ? null : header.split(",", 2)[0].strip();
  }

  /**
   * True for a client on this machine, if the setting admits those. A tunnel's client is not on
   * this machine although its requests come from here: tunnels add a forwarding header.
   */
  private boolean admitUnsigned(HttpServletRequest request) {
    return settings.admitUnsignedFromLoopback()
        && isLoopback(request.getRemoteAddr())
        && request.getHeader("X-Forwarded-For") == null
        && request.getHeader("Forwarded") == null;
  }

  private static boolean isLoopback(String address) {
    return address.startsWith("127.") || "0:0:0:0:0:0:0:1".equals(address) || "::1".equals(address);
  }

  private static Refused notSigned(String how) {
    return new Refused(
        Refused.Reason.SIGNATURE,
        "The header " + SIGNATURE + " " + how + "; sign the public URL and every field.");
  }

  private static Refused wrongKind(String expected) {
    return new Refused(Refused.Reason.CONTENT_TYPE, "Send the body as " + expected + ".");
  }
}
