package io.lifafa.tenants.settings;

/**
 * Whether a tenant takes part in the templates that all tenants share.
 *
 * @param give what the API says about its SMS teaches templates. Default true
 * @param take templates answer for its SMS. Default true
 */
public record TemplateSharing(boolean give, boolean take) {
    public static final TemplateSharing BOTH = new TemplateSharing(true, true);
}
