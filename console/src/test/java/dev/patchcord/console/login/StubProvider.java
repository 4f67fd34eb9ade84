package dev.patchcord.console.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.patchcord.contract.wire.ContractJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID Connect provider on this machine, with a key of its own: discovery, authorization code,
 * token, JWKS. Whoever comes is let in at once, as {@link #subject}; a test may have it lie.
 */
final class StubProvider implements AutoCloseable {
  static final String CLIENT = "console";

  /** Who is let in. */
  volatile String subject = "kim";

  /** What the claim of the role says; null for no claim. */
  volatile @Nullable String role = "operator";

  /** The token is for another login than the one that asked. */
  volatile boolean wrongNonce;

  /** The token is signed with a key that is not among those shown. */
  volatile boolean foreignKey;

  /** The answer comes back with another state than it was asked with. */
  volatile boolean wrongState;

  private final HttpServer server;
  private final RSAKey key = newKey("shown");
  private final RSAKey foreign = newKey("shown");
  private volatile String nonce = "";

  StubProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/.well-known/openid-configuration", each -> json(each, discovery()));
    server.createContext("/jwks", each -> json(each, new JWKSet(key.toPublicJWK()).toJSONObject()));
    server.createContext("/authorize", this::authorize);
    server.createContext("/token", each -> json(each, token()));
    server.start();
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private Map<String, Object> discovery() {
    return Map.of(
        "issuer", issuer(),
        "authorization_endpoint", issuer() + "/authorize",
        "token_endpoint", issuer() + "/token",
        "jwks_uri", issuer() + "/jwks",
        "response_types_supported", List.of("code"),
        "subject_types_supported", List.of("public"),
        "id_token_signing_alg_values_supported", List.of("RS256"));
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> asked = new HashMap<>();
    for (String pair : exchange.getRequestURI().getRawQuery().split("&")) {
      String[] parts = pair.split("=", 2);
      asked.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    nonce = String.valueOf(asked.get("nonce"));
    String state = wrongState ? "another" : String.valueOf(asked.get("state"));
    exchange
        .getResponseHeaders()
        .add(
            "Location",
            asked.get("redirect_uri")
                + "?code=code-1&state="
                + URLEncoder.encode(state, StandardCharsets.UTF_8));
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private Map<String, Object> token() {
    return Map.of(
        "access_token",
        "access-1",
        "token_type",
        "Bearer",
        "expires_in",
        60,
        "id_token",
        idToken());
  }

  private String idToken() {
    Instant now = Instant.now();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .subject(subject)
            .audience(CLIENT)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(60)))
            .claim("nonce", wrongNonce ? "of another login" : nonce);
    if (role != null) {
      claims.claim("patchcord_role", role);
    }
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("shown").build(), claims.build());
    try {
      token.sign(new RSASSASigner(foreignKey ? foreign : key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  private static RSAKey newKey(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void json(HttpExchange exchange, Map<String, Object> value) throws IOException {
    byte[] body = ContractJson.write(value);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
