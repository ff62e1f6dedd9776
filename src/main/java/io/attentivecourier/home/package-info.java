/**
 * The folder of one courier: where its files lie, who may read them, how they are written durably,
 * and the locks between processes. Entry: {@code Home}. It knows nothing of what the files mean.
 */
package io.attentivecourier.home;
