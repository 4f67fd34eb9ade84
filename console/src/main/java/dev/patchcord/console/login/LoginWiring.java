package dev.patchcord.console.login;

import dev.patchcord.console.config.ConsoleSettings;
import jakarta.servlet.DispatcherType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** Everything but the login page, its style and the probes is for those who have logged in. */
@Configuration(proxyBeanMethods = false)
class LoginWiring {
  /** Nothing from elsewhere, and no script or style that stands in a page. */
  private static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  @Bean
  SecurityFilterChain doors(
      HttpSecurity http, ObjectProvider<ClientRegistrationRepository> providers) {
    http.authorizeHttpRequests(
            requests ->
                requests
                    // The end of a stream comes back through the filters, when it is long decided.
                    .dispatcherTypeMatchers(DispatcherType.ASYNC)
                    .permitAll()
                    .requestMatchers("/login", "/console.css", "/actuator/health/**", "/error")
                    .permitAll()
                    .requestMatchers(
                        "/calls/*/actions",
                        "/rehearsal/calls",
                        "/rehearsal/phones/*",
                        "/rehearsal/troubles")
                    .hasAnyRole(Role.OPERATOR.name(), Role.ADMIN.name())
                    .requestMatchers("/faults/*/requeue")
                    .hasRole(Role.ADMIN.name())
                    .anyRequest()
                    .access(AuthenticatedAuthorizationManager.authenticated()))
        .formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/", false))
        .logout(Customizer.withDefaults())
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                    .referrerPolicy(Customizer.withDefaults()));
    if (providers.getIfAvailable() != null) {
      http.oauth2Login(
          oidc ->
              oidc.loginPage("/login")
                  .defaultSuccessUrl("/", false)
                  .failureUrl("/login?unconfirmed"));
    }
    return http.build();
  }

  @Bean
  UserDetailsService people(ConsoleSettings settings) {
    List<UserDetails> people =
        settings.users().entrySet().stream()
            .filter(each -> !each.getValue().password().isEmpty())
            .map(
                each ->
                    User.withUsername(each.getKey())
                        .password(each.getValue().password())
                        .roles(each.getValue().role().name())
                        .build())
            .toList();
    return new InMemoryUserDetailsManager(people);
  }

  /**
   * An OpenID Connect login has the role that its claim names, and without one sees as a viewer.
   */
  @Bean
  GrantedAuthoritiesMapper rolesOfOidc(ConsoleSettings settings) {
    return granted -> {
      Set<GrantedAuthority> all = new HashSet<>(granted);
      for (GrantedAuthority each : granted) {
        if (each instanceof OidcUserAuthority oidc) {
          String claim =
              String.valueOf(oidc.getIdToken().getClaimAsString(settings.oidcRoleClaim()));
          Arrays.stream(Role.values())
              .filter(role -> role.name().equals(claim.toUpperCase(Locale.ROOT)))
              .map(role -> new SimpleGrantedAuthority(role.authority()))
              .forEach(all::add);
        }
      }
      return all;
    };
  }
}
