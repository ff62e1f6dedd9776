/**
 * The settings, read once and checked all at once, each fault with its key, its place and its fix.
 * Entry: {@code Settings}, {@code Catalogue}. Later code gets typed values, never text. It does not
 * know what a setting is used for.
 */
package io.attentivecourier.settings;
