package io.lifafa.cluster.tls;

import io.lifafa.files.OwnerOnly;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Makes a cluster's own certificate authority and the certificates of its nodes: elliptic-curve keys, PEM files. A node is
 * let in because its certificate is signed by the authority, whatever name stands in it.
 */
public final class CertificateAuthority {
    private static final String STORE = "ca.p12";
    private static final String PASSWORD = "ca.password";
    private static final String CA = "ca";
    private static final Duration CA_LIFE = Duration.ofDays(3_650);

    private final Path dir;

    /** @param dir of the authority, which holds its key: only who makes certificates needs it */
    public CertificateAuthority(Path dir) {
        this.dir = dir;
    }

    /** Whether it was made before. */
    public boolean exists() {
        return Files.exists(dir.resolve(STORE));
    }

    /**
     * Makes the authority.
     *
     * @throws IOException if it is there already, if the directory cannot be written or keytool fails
     */
    public void create() throws IOException {
        OwnerOnly.createDirectories(dir);
        write(dir.resolve(PASSWORD), LocalCertificates.randomText());
        makeKey(CA, "Lifafa cluster authority", CA_LIFE, "bc:c", "ku:c=keyCertSign,cRLSign");
        restrict();
    }

    /**
     * Makes the key and the certificate of a node, beside the authority's certificate: all that a node needs.
     *
     * @param name of the node, for people: letters, digits, '.', '_', '-'
     * @param target a directory; it must not hold certificates
     * @throws IOException if something cannot be written or keytool fails
     */
    public void issue(String name, Duration life, Path target) throws IOException {
        issue(name, List.of(), life, target);
    }

    /**
     * The same for a server that clients know by its name, as those of HTTPS do.
     *
     * @param hosts DNS names and IP addresses that clients may call it by
     */
    public void issue(String name, List<String> hosts, Duration life, Path target) throws IOException {
        OwnerOnly.createDirectories(target);
        var alias = "node." + name;
        var request = Files.createTempFile(dir, name, ".csr");
        var signed = Files.createTempFile(dir, name, ".crt");
        try {
            makeKey(alias, name, life);
            tool().run("certreq", "-alias", alias, "-file", request.toString());
            sign(request, signed, hosts, life);
            tool().run("importcert", "-alias", alias, "-file", signed.toString(), "-noprompt");
            write(alias, target);
        } finally {
            Files.deleteIfExists(request);
            Files.deleteIfExists(signed);
            forget(alias);
        }
    }

    private void sign(Path request, Path signed, List<String> hosts, Duration life) throws IOException {
        var files = List.of("-infile", request.toString(), "-outfile", signed.toString(), "-rfc");
        var arguments = new ArrayList<>(List.of("-alias", CA, "-ext", "eku=serverAuth,clientAuth"));
        arguments.addAll(List.of("-validity", Long.toString(life.toDays())));
        if (!hosts.isEmpty()) {
            arguments.addAll(List.of(
                    "-ext",
                    "san="
                            + String.join(
                                    ",",
                                    hosts.stream()
                                            .map(CertificateAuthority::named)
                                            .toList())));
        }
        arguments.addAll(files);
        tool().run("gencert", arguments.toArray(String[]::new));
    }

    private static String named(String host) {
        return (host.contains(":") || host.matches("[0-9.]+") ? "ip:" : "dns:") + host;
    }

    private void write(String alias, Path target) throws IOException {
        var store = load();
        try {
            write(target.resolve(NodeCertificates.AUTHORITY), pem(store.getCertificate(CA)));
            write(target.resolve(NodeCertificates.CERTIFICATE), pem(store.getCertificate(alias)));
            write(target.resolve(NodeCertificates.KEY), pem(store.getKey(alias, password())));
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot read the key of " + alias + ": " + e.getMessage(), e);
        }
    }

    /** The authority keeps its own key alone. */
    private void forget(String alias) throws IOException {
        try {
            if (load().containsAlias(alias)) {
                tool().run("delete", "-alias", alias);
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
        restrict();
    }

    private void makeKey(String alias, String name, Duration life, String... extensions) throws IOException {
        var arguments = new ArrayList<>(List.of("-alias", alias, "-dname", "CN=" + name));
        arguments.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
        arguments.addAll(List.of("-validity", Long.toString(life.toDays())));
        for (var extension : extensions) {
            arguments.addAll(List.of("-ext", extension));
        }
        tool().run("genkeypair", arguments.toArray(String[]::new));
    }

    private Keytool tool() throws IOException {
        return new Keytool(dir.resolve(STORE), password());
    }

    /** keytool gives its file the permissions of every file; the directory is the owner's anyway. */
    private void restrict() throws IOException {
        OwnerOnly.narrow(dir.resolve(STORE));
    }

    private char[] password() throws IOException {
        return Files.readString(dir.resolve(PASSWORD)).toCharArray();
    }

    private KeyStore load() throws IOException {
        try (var in = Files.newInputStream(dir.resolve(STORE))) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, password());
            return store;
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot read " + dir.resolve(STORE) + ": " + e.getMessage(), e);
        }
    }

    /** A file for its owner alone. Fails if it is there. */
    static void write(Path file, String text) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file + " is there already; move it away first");
        }
        try (var out = OwnerOnly.writer(file)) {
            out.write(text);
        }
    }

    private static String pem(Certificate certificate) throws GeneralSecurityException {
        return pem("CERTIFICATE", certificate.getEncoded());
    }

    private static String pem(Key key) {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    private static String pem(String kind, byte[] der) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    }
}
