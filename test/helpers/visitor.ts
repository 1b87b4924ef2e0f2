/** A browser without a screen: keeps cookies, sends Origin like one, never follows a redirect by itself. */
export class Visitor {
  private readonly cookies = new Map<string, string>();
  constructor(readonly url: string) {}

  async request(
    path: string,
    init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const headers: Record<string, string> = { Accept: 'text/html', ...init.headers };
    if (this.cookies.size > 0) headers.Cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, this.url), { redirect: 'manual', ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split('=', 2);
      if (value === '' || /Expires=Thu, 01 Jan 1970/.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.request(path, { headers });
  }

  /** Sends a form as the page's own `<form method="post">` does. */
  post(
    path: string,
    fields: Record<string, string | string[]> = {},
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
    return this.request(path, { method: 'POST', body, headers: { Origin: this.url, ...headers } });
  }

  /** Sends a file as a form with a file field does. */
  upload(
    path: string,
    content: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
    field = 'datei',
  ): Promise<Response> {
    const body = new FormData();
    body.append(field, new Blob([content], { type: 'application/json' }), 'datei.json');
    return this.request(path, { method: 'POST', body, headers: { Origin: this.url, ...headers } });
  }

  postJson(path: string, value: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return this.request(path, {
      method: 'POST',
      body: JSON.stringify(value),
      headers: { Origin: this.url, 'Content-Type': 'application/json', Accept: 'application/json', ...headers },
    });
  }

  /** Cookies know no port: a server at another one gets the same. */
  takeCookies({ cookies }: Visitor): void {
    for (const [name, value] of cookies) this.cookies.set(name, value);
  }

  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}
