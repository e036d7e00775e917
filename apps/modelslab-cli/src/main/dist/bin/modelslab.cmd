@echo off
rem Copyright the ModelsLab SDK for Java authors
rem SPDX-License-Identifier: Apache-2.0

rem Starts the modelslab command: on the runtime beside this file if there is one, else on the Java of
rem JAVA_HOME, else on that of PATH. JAVA_OPTS holds more options for Java, separated by blanks.
setlocal
set "home=%~dp0.."
if not exist "%home%\runtime\bin\java.exe" goto jar
rem The class path has only a folder that WireMock looks for, which a runtime image cannot hold.
"%home%\runtime\bin\java.exe" -Xshare:auto -XX:+UseSerialGC -XX:TieredStopAtLevel=1 %JAVA_OPTS% -cp "%home%\runtime\lib\modelslab-assets.jar" -m com.modelslab.command/com.modelslab.cli.Main %*
exit /b %ERRORLEVEL%

:jar
if exist "%home%\lib\modelslab.jar" goto java
echo modelslab: there is neither %home%\runtime nor %home%\lib\modelslab.jar. Install the whole folder>&2
exit /b 127

:java
set "java=%JAVA_HOME%\bin\java.exe"
if not defined JAVA_HOME goto path
if exist "%java%" goto run
echo modelslab: there is no bin\java.exe in JAVA_HOME, %JAVA_HOME%. Set it to a Java 17 or later, or unset it>&2
exit /b 127

:path
set "java=java.exe"
where /q java.exe
if not errorlevel 1 goto run
echo modelslab: there is no Java: JAVA_HOME is not set, and PATH has no java.exe. Install a Java 17 or later>&2
exit /b 127

:run
"%java%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 %JAVA_OPTS% -jar "%home%\lib\modelslab.jar" %*
exit /b %ERRORLEVEL%
