import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { StartError } from '../../server/http/start-error.ts';
import { helpText, readSettings } from '../../server/settings.ts';

const refusal = (env: Record<string, string>): string => {
  try {
    readSettings(env);
  } catch (error) {
    expect(error).toBeInstanceOf(StartError);
    return (error as Error).message;
  }
  throw new Error(`accepted: ${JSON.stringify(env)}`);
};

describe('readSettings', () => {
  it('has a default for everything', () => {
    expect(readSettings({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: path.resolve('daten'),
      publicUrl: 'http://localhost:3000',
      inLocalNetwork: false,
      mongodbUri: undefined,
      lrsCredential: undefined,
      rateLimit: true,
      outboundPrivate: false,
    });
  });

  it('takes every setting', () => {
    expect(
      readSettings({
        PORT: '8080',
        HOST: '0.0.0.0',
        DATA_DIR: '/srv/komki',
        PUBLIC_URL: 'https://lernen.example.org/',
        MONGODB_URI: 'mongodb+srv://user:pass@db.example.org/komki',
        LRS_KEY: 'moodle',
        LRS_SECRET: 'geheim',
        RATE_LIMIT: 'off',
        OUTBOUND_PRIVATE: 'allow',
      }),
    ).toEqual({
      port: 8080,
      host: '0.0.0.0',
      dataDir: path.resolve('/srv/komki'),
      publicUrl: 'https://lernen.example.org',
      inLocalNetwork: false,
      mongodbUri: 'mongodb+srv://user:pass@db.example.org/komki',
      lrsCredential: { key: 'moodle', secret: 'geheim' },
      rateLimit: false,
      outboundPrivate: true,
    });
  });

  it('knows when other devices come by the address of this machine: in all networks, and nobody has named another', () => {
    expect(readSettings({ HOST: '0.0.0.0' }).inLocalNetwork).toBe(true);
    expect(readSettings({ HOST: '0.0.0.0', PUBLIC_URL: 'http://lernen.local' }).inLocalNetwork).toBe(false);
    expect(readSettings({ HOST: '192.168.1.7' }).inLocalNetwork).toBe(false);
  });

  it.each([
    ['127.0.0.1', 'http://localhost:3000'],
    ['0.0.0.0', 'http://localhost:3000'],
    ['::1', 'http://localhost:3000'],
    ['192.168.1.7', 'http://192.168.1.7:3000'],
    ['fe80::7', 'http://[fe80::7]:3000'],
    ['lernen.local', 'http://lernen.local:3000'],
  ])('host %s is reached at %s when PUBLIC_URL does not say otherwise', (host, publicUrl) => {
    expect(readSettings({ HOST: host }).publicUrl).toBe(publicUrl);
  });

  it('takes an empty setting for one that is not set', () => {
    expect(readSettings({ PORT: '', PUBLIC_URL: '', LRS_KEY: '', LRS_SECRET: '' }).port).toBe(3000);
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '3000.5'],
    ['PORT', '-1'],
    ['HOST', 'http://localhost'],
    ['HOST', 'localhost:3000'],
    ['HOST', 'a b'],
    ['PUBLIC_URL', 'lernen.example.org'],
    ['PUBLIC_URL', 'ftp://lernen.example.org'],
    ['PUBLIC_URL', 'https://lernen.example.org/pfad'],
    ['PUBLIC_URL', 'https://user:pass@lernen.example.org'],
    ['MONGODB_URI', 'postgres://db'],
    ['MONGODB_URI', 'mongodb://'],
    ['LRS_KEY', 'mit:doppelpunkt'],
    ['RATE_LIMIT', 'aus'],
    ['OUTBOUND_PRIVATE', 'true'],
  ])('a bad %s (%s) is refused in one sentence with name, value and what is allowed', (name, value) => {
    const sentence = refusal({ [name]: value, ...(name === 'LRS_KEY' && { LRS_SECRET: 'geheim' }) });
    expect(sentence).toContain(name);
    expect(sentence).toContain('erlaubt ist: ');
    expect(sentence).toMatch(/^[^\n]+\.$/);
    if (name !== 'MONGODB_URI') expect(sentence).toContain(value);
  });

  it('shows no secret in a refusal', () => {
    expect(refusal({ MONGODB_URI: 'mongo://user:kennwort@db' })).not.toContain('kennwort');
    expect(refusal({ LRS_KEY: 'a', LRS_SECRET: 'kenn wort' })).not.toContain('wort;');
    expect(refusal({ LRS_SECRET: 'kennwort' })).not.toContain('kennwort');
  });

  it('wants key and secret of the LRS together', () => {
    expect(refusal({ LRS_KEY: 'a' })).toContain('LRS_SECRET fehlt');
    expect(refusal({ LRS_SECRET: 'a' })).toContain('LRS_KEY fehlt');
  });

  it.each([
    ['PORTT', 'PORT'],
    ['PROT', 'PORT'],
    ['port', 'PORT'],
    ['HOSTT', 'HOST'],
    ['DATADIR', 'DATA_DIR'],
    ['DATA_DIRR', 'DATA_DIR'],
    ['PUBLICURL', 'PUBLIC_URL'],
    ['PUBLIC_URI', 'PUBLIC_URL'],
    ['MONGO_URI', 'MONGODB_URI'],
    ['MONGODB_URL', 'MONGODB_URI'],
    ['LRS_SECRETS', 'LRS_SECRET'],
    ['RATE_LIMITS', 'RATE_LIMIT'],
    ['OUTBOUND_PRIVAT', 'OUTBOUND_PRIVATE'],
  ])('%s is taken for a slip of %s', (name, meant) => {
    expect(refusal({ [name]: 'x' })).toMatch(
      new RegExp(`^Die Einstellung ${name} gibt es nicht; .*meinten Sie ${meant}\\?$`),
    );
  });

  it.each(['KOMKI_PORT', 'KOMKI_ANYTHING', 'LRS_ENDPOINT'])('%s bears our prefix but is none of ours', (name) => {
    expect(refusal({ [name]: 'x' })).toContain(`Die Einstellung ${name} gibt es nicht; erlaubt sind: PORT, HOST,`);
  });

  it('passes the ordinary variables of shells, desktops, npm, containers and CI', () => {
    const ordinary =
      'PATH HOME USER SHELL PWD LANG TERM EDITOR HOSTNAME HOSTS PORTS POST SPORT GHOST COST TMPDIR LOGNAME DISPLAY SSH_TTY XDG_DATA_DIRS ' +
      'XDG_DATA_HOME DATABASE_URL MONGOMS_SYSTEM_BINARY MONGOMS_DOWNLOAD_MIRROR MONGO_INITDB_ROOT_USERNAME NODE_ENV CI ' +
      'npm_config_cache npm_lifecycle_event npm_package_name INIT_CWD KUBERNETES_PORT KUBERNETES_SERVICE_HOST DB_PORT ' +
      'PUBLIC_KEY PUBLIC_IP API_URL BASE_URL RATE LIMIT HTTPS_PROXY no_proxy PS1 _ OLDPWD SHLVL VITEST CHROMIUM_PATH';
    const env = Object.fromEntries(ordinary.split(' ').map((name) => [name, 'x']));
    expect(readSettings(env).port).toBe(3000);
    expect(() => readSettings({ ...process.env, MONGODB_URI: '' })).not.toThrow();
  });
});

describe('helpText', () => {
  it('lists every setting with its default', () => {
    for (const name of [
      'PORT',
      'HOST',
      'DATA_DIR',
      'PUBLIC_URL',
      'MONGODB_URI',
      'LRS_KEY',
      'LRS_SECRET',
      'RATE_LIMIT',
      'OUTBOUND_PRIVATE',
    ]) {
      expect(helpText()).toMatch(new RegExp(`^ {2}${name} `, 'm'));
    }
    expect(helpText()).toContain('Standard: ./daten');
  });
});
