// The user's command or configuration is wrong. One helpful sentence without a final stop; the driver prints it and exits 2.

export class UserError extends Error {
  override readonly name = 'UserError';
}
