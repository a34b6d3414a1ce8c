package io.lifafa.tenants.crypt;

/** A master key is needed that this process was not given. The message names it, those that are here, and the remedy. */
public final class MissingMasterKeyException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    MissingMasterKeyException(String needed, MasterKeys here) {
        super("texts in the store need master key " + needed + ", and this process has " + here.ids()
                + ": add that key to"
                + " the file of security.master_key_file (or to security.master_keys), one a line, and start again");
    }
}
