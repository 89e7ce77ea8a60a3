/** What the terminal itself says, in the language of the talk. */
export interface Words {
  welcome: string;
  help: string;
  nothingYet: string;
  nothingSaid: string;
  noIntent: string;
  sessionEnded: string;
  screen: string;
  card: string;
  nowSpeaking: string;
  unknownCommand: (name: string) => string;
  unknownLocale: (locale: string, known: string[]) => string;
  unreachable: (baseUrl: string) => string;
}

export const wordsFor = (locale: string): Words => (locale.startsWith('fr') ? FRENCH : ENGLISH);

const ENGLISH: Words = {
  welcome: 'Talk to Alexa. :help lists the commands, :quit leaves.',
  help: `  :why            why that intent was chosen
  :json           the requests to the skill and its responses
  :silence        say nothing
  :locale fr-FR   change the language
  :choose purchase DECLINED
                  how what Alexa does herself ends; :choose alone shows it
  :quit           leave`,
  nothingYet: '  Nothing has been said yet.',
  nothingSaid: 'nothing is said',
  noIntent: 'No intent was considered.',
  sessionEnded: 'session ended',
  screen: 'screen',
  card: 'card',
  nowSpeaking: 'Now in English.',
  unknownCommand: (name) => `There is no command ":${name}". :help lists them.`,
  unknownLocale: (locale, known) => `The skill does not speak "${locale}", only ${known.join(', ')}.`,
  unreachable: (baseUrl) =>
    `The local Alexa does not answer at ${baseUrl}. Start it in another terminal with: npm start`,
};

const FRENCH: Words = {
  welcome: 'Parlez à Alexa. :help donne les commandes, :quit pour sortir.',
  help: `  :why            pourquoi cette intention a été choisie
  :json           les requêtes à la skill et ses réponses
  :silence        ne rien dire
  :locale en-US   changer de langue
  :choose purchase DECLINED
                  l’issue de ce que fait Alexa elle-même ; :choose seul la montre
  :quit           sortir`,
  nothingYet: '  Rien n’a encore été dit.',
  nothingSaid: 'rien n’est dit',
  noIntent: 'Aucune intention n’a été envisagée.',
  sessionEnded: 'session terminée',
  screen: 'écran',
  card: 'carte',
  nowSpeaking: 'Désormais en français.',
  unknownCommand: (name) => `La commande « :${name} » n’existe pas. :help les donne toutes.`,
  unknownLocale: (locale, known) => `La skill ne parle pas « ${locale} », seulement ${known.join(', ')}.`,
  unreachable: (baseUrl) =>
    `Alexa ne répond pas à l’adresse ${baseUrl}. Démarrez-la dans un autre terminal : npm start`,
};
