import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

/** A cookie for the pages of one address alone, which no script can read. */
export interface PageCookie {
  read(context: Context): string | undefined;
  write(context: Context, value: string, lastsSeconds: number): void;
  remove(context: Context): void;
}

/** `__Host-` binds it to this very host over https; a developer's machine has neither. */
export function pageCookie(name: string, baseUrl: string): PageCookie {
  const secure = baseUrl.startsWith('https:');
  const fullName = secure ? `__Host-${name}` : name;
  const options = { path: '/', httpOnly: true, secure, sameSite: 'Lax' } as const;
  return {
    read: (context) => getCookie(context, fullName),
    write: (context, value, lastsSeconds) =>
      setCookie(context, fullName, value, { ...options, maxAge: lastsSeconds }),
    remove: (context) => {
      deleteCookie(context, fullName, options);
    },
  };
}
