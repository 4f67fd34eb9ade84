package dev.patchcord.console.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.console.ConsoleApplication;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A login by OpenID Connect, from the button to the page, with a provider on this machine. */
class OidcLoginTest {
  private StubProvider provider;
  private ConfigurableApplicationContext console;
  private String home;

  /** Follows as a browser does, with cookies, wherever it is sent. */
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  @BeforeEach
  void start() {
    provider = new StubProvider();
    console =
        ConsoleApplication.start(
            "--server.port=0",
            "--server.address=127.0.0.1",
            // Nobody is there: who logs in matters here, not what there is to see.
            "--patchcord.console.bootstrap-servers=127.0.0.1:1",
            "--patchcord.console.users.kim.operator-token=kims-operator-token",
            "--spring.security.oauth2.client.registration.house.client-id=" + StubProvider.CLIENT,
            "--spring.security.oauth2.client.registration.house.client-secret=secret",
            "--spring.security.oauth2.client.registration.house.scope=openid",
            "--spring.security.oauth2.client.registration.house.provider=house",
            "--spring.security.oauth2.client.provider.house.issuer-uri=" + provider.issuer());
    home = "http://127.0.0.1:" + ((WebServerApplicationContext) console).getWebServer().getPort();
  }

  @AfterEach
  void stop() {
    console.close();
    provider.close();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(home + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> logIn() throws IOException, InterruptedException {
    return get("/oauth2/authorization/house");
  }

  private void assertOutside(HttpResponse<String> answer) throws IOException, InterruptedException {
    assertThat(answer.uri().getPath()).isEqualTo("/login");
    assertThat(get("/faults").uri().getPath()).as("nobody is logged in").isEqualTo("/login");
  }

  @ParameterizedTest
  @CsvSource({"operator,operator", "ADMIN,admin", "viewer,viewer", "owner,viewer", ",viewer"})
  void theClaimIsTheRoleAndWithoutARoleOneOnlySees(String claim, String role) throws Exception {
    provider.role = claim;
    HttpResponse<String> page = logIn();
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.uri().getPath()).isEqualTo("/");
    assertThat(page.body())
        .contains("<span class=\"name\">kim</span>", "<span class=\"role\">" + role + "</span>");
    assertThat(get("/login").body()).contains("/oauth2/authorization/house");
  }

  @Test
  void whoComesToAPageIsBackThereAfterTheLogin() throws Exception {
    assertOutside(get("/faults"));
    assertThat(logIn().uri().getPath()).isEqualTo("/faults");
  }

  @Test
  void aTokenOfAnotherLoginIsRefused() throws Exception {
    provider.wrongNonce = true;
    HttpResponse<String> answer = logIn();
    assertOutside(answer);
    assertThat(answer.body()).contains("The provider did not confirm this login.");
  }

  @Test
  void anAnswerThatNobodyAskedForIsRefused() throws Exception {
    provider.wrongState = true;
    assertOutside(logIn());
    assertOutside(get("/login/oauth2/code/house?code=code-1&state=guessed"));
  }

  @Test
  void aTokenThatTheProviderDidNotSignIsRefused() throws Exception {
    provider.foreignKey = true;
    assertOutside(logIn());
  }
}
