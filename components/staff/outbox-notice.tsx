/** Said wherever mail is sent while no mail server is set. */
export function OutboxNotice() {
  return (
    <p className="staff-hint">
      No mail server is set up here. Messages are kept as files in the folder “outbox” of the data directory, where
      whoever runs this site can read them; set SMTP_URL to send them.
    </p>
  );
}
