package dev.covey.trust;

import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * Contexts whose default parameters carry the whole policy (X1): TLS 1.3 alone, the fastest cipher
 * first, and whether clients must show a certificate. Whoever makes a socket applies them; engines
 * come with them applied.
 */
final class TlsPolicy extends SSLContextSpi {
  private static final String[] PROTOCOLS = {"TLSv1.3"};

  /** AES-128 is as safe here as AES-256, and faster. */
  private static final String[] CIPHERS = {
    "TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"
  };

  /** What a server does about its clients' certificates. */
  enum Clients {
    MAY_SHOW_CERTIFICATE,
    MUST_SHOW_CERTIFICATE
  }

  private final SSLContext context;
  private final Clients clients;

  private TlsPolicy(SSLContext context, Clients clients) {
    this.context = context;
    this.clients = clients;
  }

  /** A context of a side that shows that certificate and judges the other by that rule. */
  static SSLContext context(SingleKey key, ChainTrust.Rule rule, Clients clients) {
    return make(new KeyManager[] {key}, rule, clients);
  }

  /** A context of a client that shows no certificate. */
  static SSLContext anonymous(ChainTrust.Rule rule) {
    return make(new KeyManager[0], rule, Clients.MAY_SHOW_CERTIFICATE);
  }

  private static SSLContext make(KeyManager[] keys, ChainTrust.Rule rule, Clients clients) {
    try {
      SSLContext context = SSLContext.getInstance(PROTOCOLS[0]);
      context.init(keys, new TrustManager[] {new ChainTrust(rule)}, null);
      return new Wrapped(new TlsPolicy(context, clients), context);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK speaks TLS 1.3", e);
    }
  }

  private static final class Wrapped extends SSLContext {
    Wrapped(TlsPolicy policy, SSLContext context) {
      super(policy, context.getProvider(), context.getProtocol());
    }
  }

  @Override
  protected SSLParameters engineGetDefaultSSLParameters() {
    SSLParameters parameters = context.getDefaultSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    parameters.setCipherSuites(CIPHERS);
    switch (clients) {
      case MAY_SHOW_CERTIFICATE -> parameters.setWantClientAuth(true);
      case MUST_SHOW_CERTIFICATE -> parameters.setNeedClientAuth(true);
    }
    return parameters;
  }

  @Override
  protected SSLParameters engineGetSupportedSSLParameters() {
    return context.getSupportedSSLParameters();
  }

  @Override
  protected SSLEngine engineCreateSSLEngine() {
    return withPolicy(context.createSSLEngine());
  }

  @Override
  protected SSLEngine engineCreateSSLEngine(String host, int port) {
    return withPolicy(context.createSSLEngine(host, port));
  }

  private SSLEngine withPolicy(SSLEngine engine) {
    engine.setSSLParameters(engineGetDefaultSSLParameters());
    return engine;
  }

  @Override
  protected SSLSocketFactory engineGetSocketFactory() {
    return context.getSocketFactory();
  }

  @Override
  protected SSLServerSocketFactory engineGetServerSocketFactory() {
    return context.getServerSocketFactory();
  }

  @Override
  protected SSLSessionContext engineGetServerSessionContext() {
    return context.getServerSessionContext();
  }

  @Override
  protected SSLSessionContext engineGetClientSessionContext() {
    return context.getClientSessionContext();
  }

  @Override
  protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
      throws KeyManagementException {
    throw new KeyManagementException("this context has its keys already");
  }
}
