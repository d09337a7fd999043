"""Short articles of many kinds, written for the tests."""

from __future__ import annotations

OBITUARY = """\
# Physicist Clara Whitfield dies at 91

Thursday, 4 March 2021

The British physicist Clara Whitfield died in Edinburgh on 2 March 2021. She was born in Bristol in
1929. Whitfield studied mathematics at the University of Leeds. In 1962, she founded the Northern
Institute of Optics (NIO). The institute opened a second laboratory in Glasgow in 1975. Whitfield
received the Holm Prize in 1981 for her work on lasers. She wrote four books.

Clara Whitfield in her laboratory in 1970.
Photo: Peter Marsh/Reuters

Her colleague James Ardley said that Whitfield changed the study of light in Britain. Whitfield might
have become a painter if her father had allowed it. She never won the Nobel Prize.
"""

MATCH = """\
---
title: Norway beat Denmark in Oslo
date: 2019-06-10
---

Norway beat Denmark at the Ullevaal Stadium in Oslo on Friday. Norwegian captain Erik Solberg scored the
first goal in the 12th minute. Danish striker Jonas Madsen missed a penalty in the second half. Referee
Paolo Conti showed seven yellow cards. A total of 21,450 spectators watched the match between Norway and
Denmark. Norway will play Sweden in Stockholm on 14 June 2019.

Norway coach Anna Lindqvist praised Solberg. "We fought for every ball in the second half of the game,"
Lindqvist said.
"""

BUSINESS = """\
Tarn Motors buys rival

Tarn Motors, a maker of electric buses, bought its rival Velo Works for $45 million in May 2018. Tarn
Motors was founded by Maria Keller and Tom Brandt in 2003. The company employs 640 people in Hamburg,
Germany. Chief Executive Helga Stein of Tarn Motors told reporters that demand had grown. The company
may open a factory in Poland. If the board agrees, Velo Works would move to Berlin. Tarn Motors denied
reports of job losses. Germany, France, Italy and Spain backed the European Battery Plan in 2017. The
plan aims to build six factories in Europe. The plan was proposed by the Commission to reduce imports.
Engineers at Tarn Motors worked for two years to design a lighter bus.
"""

COURT = """\
Judge jails smuggler

Judge Ruth Calder sentenced Victor Hale to nine years in prison on 3 October 2016. A jury in Cardiff
convicted Hale of smuggling in September 2016. Hale hid 300 rare birds in a lorry. Police arrested Hale
in Dover in 2015. Prosecutor Neil Osborne told the court that Hale earned 2 million pounds. Customs
officers from Belgium, France and the Netherlands joined the investigation. Hale did not testify. His
lawyer said Hale could appeal.
"""

ENGLISH_NOISE = (
    "lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore " * 8
)

GERMAN = (
    "Die Organisation wurde im Jahr 2001 gegründet und hat ihren Sitz in Peking. Der Gipfel "
    "fand im Oktober statt und "
    "wurde von vielen Ministern besucht. Danach reisten die Gäste wieder nach Hause und berichteten darüber. "
) * 4
