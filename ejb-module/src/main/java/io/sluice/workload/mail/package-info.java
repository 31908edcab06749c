/** {@code mail.send}: hands one message to the operator's SMTP server. */
package io.sluice.workload.mail;
