/**
 * 1,024 German words that everybody can spell: no umlauts, few that differ by one letter only. Six of them in a row are one of
 * 2^60. The key comes from what people enter, not from places in this list: it may change.
 */
export const vaultWords: readonly string[] = `
Abend Abteil Adler Affe Ahorn Akte Alge Allee Alpen Amboss Ameise Amsel Ananas Angel Anker Antenne Antwort Apfel
April Arena Artikel Arzt Aster Atem Atlas Auge August Aula Auto Bach Bagger Balken Ball Ballon Bambus Banane Bank
Bart Basar Basilikum Batterie Bauer Baum Beere Beet Bein Benzin Berg Beruf Besteck Beton Beutel Biber Bild Birne
Bison Blatt Blech Blei Blitz Block Bluse Bogen Bohne Bohrer Boje Bolzen Boot Borke Boxer Braten Brauch Brei Brett
Brief Brille Brise Brokkoli Brosche Brot Bruder Brunnen Bucht Bude Bulle Bund Burg Busch Cello Chor Chrom Computer
Dach Dackel Damm Dampf Dank Delfin Dessert Detail Dezember Diamant Dichter Dill Ding Diplom Distel Docht Donner Dorn
Dorsch Dose Drache Draht Drama Dreieck Drossel Druck Duft Dusche Ebbe Eber Echo Ecke Efeu Eiche Eimer Eisen Elch
Elefant Ellbogen Elster Erbse Erde Ernte Esel Espe Essig Etage Etikett Eule Euro Export Fabrik Falte Familie Farbe
Farn Fasan Faser Fass Faust Fehler Fell Fels Fenchel Fenster Ferien Ferse Fest Feuer Figur Film Filter Finger Firma
Flagge Flamme Flasche Fleck Fleisch Fliege Flosse Flur Flut Fohlen Folie Forelle Form Forst Foto Frage Freitag Freund
Frist Frosch Frucht Funk Furche Futter Gabel Galerie Galopp Gans Garage Garn Garten Gast Gaumen Geduld Gegend Geige
Geist Gelb Gemse Gepard Gerste Geruch Gesang Gesetz Gewicht Gewinn Gipfel Gips Giraffe Gitarre Glanz Glas Gleis
Glocke Gold Gondel Gong Graben Grad Gramm Granit Grenze Griff Grill Grotte Grube Grund Gruppe Gulasch Gummi Gurke
Gurt Haar Hafer Hahn Haken Halle Hals Hammer Hang Harke Harz Haube Haut Hecht Heft Heide Helm Hemd Henne Herbst
Hering Herz Himbeere Hirsch Hirse Hobby Holz Honig Hopfen Hose Hotel Hummel Humor Hund Hupe Idee Igel Iglu Illusion
Iltis Imker Import Indigo Ingwer Insel Iris Ironie Jacke Jade Jagd Jahr Januar Jasmin Joghurt Judo Jugend Juli Juni
Jupiter Jurte Juwel Kabine Kachel Kaffee Kahn Kaiser Kakadu Kakao Kaktus Kalb Kalender Kalk Kamel Kamera Kamille
Kamin Kamm Kanal Kanu Kapelle Kapitel Kappe Karaffe Karotte Karpfen Karre Karte Kastanie Kasten Katze Kehle Keim Keks
Kelch Kern Kerze Kette Kiefer Kies Kilo Kino Kiosk Kirche Kiste Kittel Kiwi Klang Klasse Klaue Klavier Klee Kleid
Klinge Klinik Klippe Kloster Kneipe Knie Knochen Knolle Knopf Knospe Knoten Koch Koffer Kohl Kolibri Komet Komma
Kompass Kompott Konto Konzert Kopie Koralle Korb Kork Kosmos Krabbe Kraft Kragen Kran Kranich Kranz Krater Kraut
Kreide Kreis Kreuz Krokus Krone Krug Kruste Kuchen Kugel Kunde Kunst Kupfer Kuppel Kurs Kurve Labor Lack Laden Lager
Lama Lampe Land Laptop Larve Lasso Laterne Laub Lauch Lauf Laune Lava Lavendel Leben Lehm Lehre Leine Leiste Lerche
Leser Leuchter Libelle Licht Lied Lilie Limette Limo Lineal Linse Liter Loch Lotse Lotus Luchs Luke Lupine Lust Luxus
Magen Magnet Mais Majoran Makrele Maler Malve Mango Mantel Mappe Marder Markt Marmor Mars Maske Mast Matrose Maul
Meer Mehl Meile Melone Menge Mensch Merkur Messe Metall Meter Miete Mikado Milch Minute Minze Mischung Mixer Modell
Modul Mohn Moment Monat Mond Montag Moor Moos Moped Morgen Motte Mulde Murmel Muschel Museum Musik Muskel Muster
Mythos Nacht Nagel Name Natur Nebel Neffe Nelke Nerv Nest Netz Neubau Nichte Nickel Niere Nilpferd Nische Nixe Nomade
Norden Note Notiz November Nudel Null Nummer Nuss Nutzen Oase Obst Ocker Ofen Oktober Olive Omelett Onkel Oper Optik
Orange Orchester Ordner Organ Orgel Orient Orkan Osten Otter Ozean Paar Packung Paddel Paket Palast Palme Panda
Panther Papagei Papier Pappel Paprika Parade Park Partner Pass Paste Patent Pause Pedal Pegel Pelikan Pelz Pendel
Perle Pfad Pfanne Pfarrer Pfau Pfeffer Pfeife Pfeil Pferd Pfirsich Pflanze Pflaster Pflaume Pflug Pfosten Pfote Pfund
Phase Pianist Picknick Pilger Pilot Pilz Pinguin Pirat Pizza Plakat Plan Planet Platane Platte Platz Podium Poet
Pokal Polster Pony Pore Portal Porzellan Pracht Praline Praxis Preis Presse Prinz Probe Profi Programm Prosa Prozent
Puder Pullover Pult Pumpe Punkt Putz Puzzle Pyramide Quader Quadrat Quark Quarz Quelle Quitte Quittung Quiz Quote
Rabatt Rabe Radio Rahmen Rakete Raps Rasen Raupe Rechen Rede Regal Regen Reibe Reich Reifen Reihe Reim Reiter Rekord
Rennen Rente Rettich Rezept Rhabarber Riese Rinde Ring Rippe Ritter Robbe Rock Rodel Roggen Rohr Rolle Roman Rosine
Rost Rotor Route Rubin Ruhe Ruine Rumpf Saal Sache Sack Saft Sage Sahne Saite Salat Salbei Saldo Salz Samen Sammlung
Samstag Samt Sand Sandale Sardine Sattel Sauna Schach Schal Schanze Schatten Schatz Schaum Scheibe Schein Schere
Scheune Schicht Schiene Schiff Schild Schinken Schirm Schlaf Schlange Schlitten Schloss Schlucht Schmied Schmuck
Schnabel Schnecke Schnee Schnitt Schnur Scholle Schrank Schraube Schrift Schuh Schule Schulter Schuppe Schwalbe
Schwan Schwarm Schwung Seele Segel Seife Seil Sekunde Sellerie Semmel Senf Sense September Serie Sessel Sichel Sieb
Signal Silbe Sinn Sirup Sitz Skala Skizze Slalom Smaragd Socke Sofa Sohle Sohn Soja Solo Sommer Sonate Sonne Sonntag
Sorge Spalt Spange Spargel Sparren Spaten Spatz Specht Speck Speise Sperling Spiegel Spiel Spinat Spinne Spirale
Spitze Splitter Sport Sprache Sprosse Sprung Spur Staat Stab Stachel Stadion Stadt Stall Stamm Stapel Statue Staub
Steg Stein Steppe Steuer Stich Stiefel Stier Stift Stille Stimme Stirn Stock Stoff Stollen Stolz Storch Strand
Strauch Strecke Stroh Strom Strudel Struktur Stufe Stuhl Stunde Sturm Stute Suche Suppe Symbol System Szene Tabelle
Tablett Tafel Taille Takt Talent Tango Tante Tanz Tasche Tasse Taucher Tausch Taxi Technik Teich Teig Telefon Teller
Tempel Tempo Tennis Teppich Termin Terrasse Text Theater Theke Thema Therme These Thron Thymian Tiegel Tiger Tinte
Tipp Tisch Titan Titel Tochter Tomate Tonne Topas Torf Torte Tour Traktor Traum Treffen Treppe Tresen Trichter Trick
Trikot Trommel Trompete Tropfen Truhe Tube Tuch Tukan Tulpe Tunnel Turnier Ufer Ulme Umhang Umweg Union Urlaub
Ursache Urteil Vanille Vase Vater Veilchen Venus Verein Vers Vertrag Vesper Vetter Video Vieh Viertel Villa Viola
Violine Visum Vogel Vokal Volk Vorhang Vorrat Vorteil Vulkan Waage Wachs Wachtel Waffel Wagen Wahl Wald Walze Wanne
Wappen Ware Wasser Watte Weber Wecker Wehr Weiher Wein Weizen Welpe Welt Wende Werft Werk Wesen Weste Wicke Widder
Wiese Wildnis Wille Wimper Wind Winkel Winter Wippe Wirbel Wirt Wissen Witz Woche Wohnung Wolf Wolke Wort Wunder
Wunsch Wurf Wurm Wurst Wurzel Yacht Zahl Zange Zapfen Zauber Zaun Zebra Zeche Zeder Zehe Zeichen Zeit Zelle Zement
Zentrum Zettel Zeuge Ziege Ziel Ziffer Zikade Zimmer Zimt Zink Zirkel Zirkus Zitat Zitrone Zone Zopf Zucker Zukunft
Zunge Zutat Zweig Zwerg Zwiebel Zwilling Zylinder`
  .trim()
  .split(/\s+/);
